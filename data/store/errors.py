"""What can go wrong with the store. Each class owns its sentence.

StoreError
├── UnknownDatasetError   no such dataset, or it was deleted, or it has expired: the three look alike
├── WrongKeyError         the secret link does not fit
├── StoreUnavailableError the database does not answer
├── StoreFullError        no room, or no right to write
└── NewerSchemaError      the database was written by a later version of the app
"""


class StoreError(Exception):
    """Something is wrong with the store."""

    sentence = "The store of datasets failed."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class UnknownDatasetError(StoreError):
    """No dataset under this id."""

    sentence = "There is no dataset under this link: it was never saved here, was deleted, or has expired."


class WrongKeyError(StoreError):
    """The key does not belong to the dataset."""

    sentence = "The secret link does not fit this dataset: use the one that was shown when the dataset was saved."


class StoreUnavailableError(StoreError):
    """The database does not answer."""

    sentence = "The database of saved datasets does not answer. The built-in dataset works; try again in a minute."


class StoreFullError(StoreError):
    """Nothing can be written."""

    sentence = "The dataset was not saved: the server has no room for it or may not write. Nothing was kept."


class NewerSchemaError(StoreError):
    """The schema is newer than the code."""

    sentence = "The database was written by a later version of Focus Atlas: update the app, or restore a backup."
