# The same steps as `make setup`, without what only a newcomer's machine needs: the tests hold the
# two together.

FROM node:24-slim AS frontend
WORKDIR /srv/minside
COPY frontend/package.json frontend/package-lock.json frontend/
RUN cd frontend && npm ci --no-audit --no-fund --loglevel=error
COPY schema.graphql ./
COPY frontend frontend
RUN cd frontend && npm run --silent build

FROM python:3.11-slim AS packages
WORKDIR /srv/minside
# The running container can't write what would make its starts quick.
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
RUN python3.11 -m venv .venv
COPY requirements/build.txt requirements/
RUN .venv/bin/python -m pip install --quiet --require-hashes -r requirements/build.txt
COPY requirements/run.txt requirements/
RUN .venv/bin/uv pip install --quiet --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY backend backend
RUN .venv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable .
RUN .venv/bin/python -m compileall -q backend
RUN .venv/bin/uv pip uninstall --quiet --python .venv hatchling pip uv

FROM python:3.11-slim
# A volume that is mounted there for the first time becomes the user's own, as the folder is.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin minside \
    && install --directory --owner=minside --mode=0700 /srv/proofs
WORKDIR /srv/minside
COPY --from=packages /srv/minside/.venv .venv
COPY --from=packages /srv/minside/backend backend
COPY --from=frontend /srv/minside/frontend/dist frontend/dist
COPY --from=frontend /srv/minside/frontend/trusted-documents.json frontend/
ENV PATH=/srv/minside/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["minside", "serve", "--host", "0.0.0.0"]
