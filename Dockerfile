# The packages that a running bot needs, and no others.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY src src
COPY data data
# What is kept without PostgreSQL is in /data; mount your own sources over /sources.
RUN mkdir /data && cp -r data/sources /sources && chown node:node /data
ENV NODE_ENV=production NO_COLOR=1 PORT=3000 SOURCES_DIR=/sources DATABASE=/data/footnote.sqlite
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://localhost:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"
ENTRYPOINT ["node", "--max-semi-space-size=16", "--no-regexp-tier-up", "bin/footnote.js"]
CMD ["serve"]
