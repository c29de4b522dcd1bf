"""Errors of the store. Each class has the sentence that the user reads.

StoreError
├── UnknownDatasetError   no such dataset, or it was deleted, or it has expired: the three look the same
├── WrongKeyError         the key is not that of the dataset
├── UnknownCodingError    no such coding, or not any more, or the key is none of its coders': all look the same
├── CodingDoneError       the coder has said that they are done, or the coders are not both done yet
├── CodingFullError       a coding holds as much as it may
├── StoreUnavailableError the database does not answer
├── StoreFullError        the disk is full or may not be written
└── NewerSchemaError      the database was written by a later version of the app
"""


class StoreError(Exception):
    """The store failed."""

    sentence = "The store of datasets failed."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class UnknownDatasetError(StoreError):
    """There is no dataset with this id."""

    sentence = "There is no dataset under this link: it was never saved here, was deleted, or has expired."


class WrongKeyError(StoreError):
    """The key is not that of the dataset."""

    sentence = "The secret link does not fit this dataset: use the one that was shown when the dataset was saved."


class UnknownCodingError(StoreError):
    """There is no coding that this id and key open."""

    sentence = "There is no coding under this link: it was never saved here, was deleted, or has expired."


class CodingDoneError(StoreError):
    """A coder who is done decides no more, and nothing is settled before both are done."""

    sentence = "This coding is closed to changes of this kind: look who is done, below the text."


class CodingFullError(StoreError):
    """A coding holds as much as it may."""

    sentence = "A coding holds up to 20 documents with 2,000,000 characters, and 50,000 decisions of each coder."


class StoreUnavailableError(StoreError):
    """The database does not answer."""

    sentence = "The database of saved datasets does not answer. The built-in dataset works; try again in a minute."


class StoreFullError(StoreError):
    """The disk is full or may not be written."""

    sentence = "The dataset was not saved: the server has no room for it or may not write. Nothing was kept."


class NewerSchemaError(StoreError):
    """The database has a newer schema than this version of the app."""

    sentence = "The database was written by a later version of Focus Atlas: update the app, or restore a backup."
