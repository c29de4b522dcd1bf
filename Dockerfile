# Three stages: wheels are fetched in the first, plotly.js is bundled in the second, the third holds Python, the packages and the app, nothing else.
# Build: docker build -t focus-atlas .      Run: docker run -p 8501:8501 --read-only -v atlas:/data focus-atlas
# Both stages must stand on the same image: the wheels fit its Python and its C library.
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS wheels
WORKDIR /build
COPY requirements.lock .
RUN pip download --no-cache-dir --disable-pip-version-check --only-binary=:all: --require-hashes \
    --dest /wheels -r requirements.lock

# plotly.js with the traces in use: a quarter of what plotly.py brings along.
FROM node:22-bookworm-slim AS bundle
WORKDIR /build
COPY bundle .
RUN npm ci --ignore-scripts --no-audit --no-fund \
    && npm run bundle -- --outfile=/plotly/plotly-"$(node -p 'require("plotly.js/package.json").version')".min.js

FROM ${PYTHON}
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    TMPDIR=/data \
    ATLAS_DATA_DIR=/data \
    STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE=true \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501
WORKDIR /app
COPY requirements.lock .
COPY figure_component figure_component
# The wheels are only lent to this step, so they take no room in the image. A fifth of what the packages bring along
# runs nowhere here: tests, extensions of notebooks, Arrow's clients of Flight and S3. That Arrow does without these is
# seen at once. What installs packages is not wanted once they are there.
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels --disable-pip-version-check --require-hashes \
        -r requirements.lock \
    && pip install --no-cache-dir --no-index --disable-pip-version-check --no-deps --no-build-isolation \
        ./figure_component \
    && rm -r figure_component \
    && find "$(python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" \
        \( -type d \( -name tests -o -name labextension -o -path '*/nbextension/static' \) \
        -o -path '*/pyarrow/*flight*' -o -path '*/pyarrow/*_s3*' \) -prune -exec rm -r {} + \
    && python -c 'import pyarrow.dataset, pyarrow.fs, pyarrow.parquet' \
    && pip uninstall --yes --root-user-action=ignore flit-core setuptools wheel pip \
    && mkdir -m 700 /data \
    && chown 10001:10001 /data
COPY app.py LICENSE NOTICE ./
COPY .streamlit .streamlit
COPY analysis analysis
COPY components components
COPY data data
COPY locale locale
COPY pages pages
COPY static static
COPY --from=bundle /plotly var
# Compiled, and the fonts cut, now: at run time nothing can be written beside the code.
RUN python -m compileall -q analysis components data pages app.py \
    && python -c "from components.server.fonts import font_files, icon_fonts; font_files(); icon_fonts()"
USER 10001:10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "app.py"]
