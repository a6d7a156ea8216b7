#!/usr/bin/env bash
# Makes the ahead-of-time cache of the jar in the current folder: commission.jar → commission.aot.
# A training run starts the service, asks it for the little that it can say without a database, and stops it.
# Usage: aot-cache.sh [java] [port]
set -euo pipefail
java=${1:-java}
port=${2:-8080}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export QUARKUS_HTTP_PORT=$port QUARKUS_FLYWAY_MIGRATE_AT_START=false QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://localhost:1/none
export QUARKUS_OIDC_TENANT_ENABLED=false QUARKUS_OIDC_AUTH_SERVER_URL=http://localhost:1 QUARKUS_OIDC_TOKEN_ISSUER=none QUARKUS_OIDC_TOKEN_AUDIENCE=none

"$java" -XX:AOTCacheOutput=commission.aot -jar commission.jar > "$log" 2>&1 &
service=$!
answers() {
  (exec 3<> "/dev/tcp/localhost/$port" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3 && head -n 1 <&3) 2> /dev/null
}
until answers /q/health/live | grep -q ' 200 '; do
  kill -0 "$service" 2> /dev/null || { cat "$log"; echo "the training run ended too early"; exit 1; }
  sleep 0.2
done
for address in /q/health/started /q/health/ready /q/metrics /q/openapi /api/v1/sign-in /api/v1/me; do
  answers "$address" > /dev/null || true
done
kill "$service"
wait "$service" || true
test -s commission.aot || { cat "$log"; echo "no cache was written"; exit 1; }
