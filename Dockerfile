# One file for every service: docker build --build-arg SERVICE=subgraphs/scoring -t tetron/scoring .
ARG NODE=node:24-slim

# The manifests alone, so that a change of source does not install everything again.
FROM ${NODE} AS manifests
WORKDIR /tetron
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json -delete && find . -type d -empty -delete

FROM ${NODE} AS dependencies
ARG SERVICE
WORKDIR /tetron
COPY --from=manifests /tetron ./
# npm links the workspaces: a copied one would lie under node_modules, where Node strips no types.
RUN npm ci --omit=dev --workspace="${SERVICE}" && npm cache clean --force

FROM ${NODE}
ARG SERVICE
WORKDIR /tetron
COPY --from=dependencies /tetron ./
COPY schema schema
COPY packages packages
COPY ${SERVICE} ${SERVICE}
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/tmp/node-compile-cache \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=4000 \
    TETRON_OPERATIONS_HOST=0.0.0.0 \
    TETRON_OPERATIONS_PORT=9400 \
    SERVICE=${SERVICE}
USER node
EXPOSE 4000 9400
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# exec: the signal that stops the container must reach Node.
CMD ["sh", "-c", "exec node ${SERVICE}/src/main.ts"]
