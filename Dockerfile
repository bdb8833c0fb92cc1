# Production image: the API, the worker and the migrations are this one image with another command.
# It holds the locked run-time packages, the sources and the built app; no compiler, no Node, no test
# tool, no embedded database, no key. The root file system may be read-only (compose.yaml).

# ---- the built front end
FROM node:24-bookworm-slim AS frontend
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
COPY openapi.yaml /build/openapi.yaml
RUN npm run build

# ---- the locked Python packages, in a virtual environment that is copied whole
FROM python:3.13-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements.lock /build/requirements.lock
RUN /opt/venv/bin/pip install --require-hashes --only-binary=:all: -r /build/requirements.lock \
    && /opt/venv/bin/pip uninstall --yes pip

# ---- what runs
FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Trajectdossier" \
      org.opencontainers.image.description="Client and traject administration of a re-integration bureau"
RUN groupadd --gid 10001 trajectdossier \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin trajectdossier \
    && install --directory --owner=10001 --group=10001 --mode=0700 /run/log-heads /run/erasure-ledger
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8080 \
    VAR_DIR=/tmp \
    KEY_DIR=/run/keys \
    FRONTEND_DIR=/app/frontend/dist
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY api/ api/
COPY domain/ domain/
COPY persistence/ persistence/
COPY migrations/ migrations/
COPY templates/ templates/
COPY alembic.ini openapi.yaml ./
COPY --from=frontend /build/frontend/dist frontend/dist
RUN python -m compileall -q api domain persistence migrations
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
# Live, not ready: a database that is away for a moment must not make the orchestrator kill every API.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/api/v1/health/live', timeout=4)"]
ENTRYPOINT ["python", "-m", "api.cli"]
CMD ["serve"]
