# syntax=docker/dockerfile:1
# Builds with the project's own wrapper; runs on JDK 25 as a user without rights.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true -pl service -am package

# The same Java machine that will run it files a year of samples once and leaves its cache of
# loaded classes.
FROM eclipse-temurin:25-jre AS cache
RUN useradd --uid 10001 --create-home --home-dir /var/lib/plumbline plumbline \
 && install --directory --owner=plumbline /app
WORKDIR /app
COPY --from=build --chown=10001 /src/service/target/plumbline.jar ./
COPY --from=build --chown=10001 /src/service/target/lib ./lib/
USER 10001
RUN java -XX:AOTCacheOutput=plumbline.aot -jar plumbline.jar demo --port 8080 > /tmp/demo.txt 2>&1 & \
    until grep -q http:// /tmp/demo.txt; do kill -0 $! || { cat /tmp/demo.txt; exit 1; }; sleep 0.2; done; \
    kill -TERM $!; wait $!; test -s plumbline.aot

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --home-dir /var/lib/plumbline plumbline
WORKDIR /app
COPY --from=cache /app ./
USER 10001
VOLUME /var/lib/plumbline
# In a container the network is the border: publish the port to 127.0.0.1 only (see compose.yaml).
ENV SERVER_ADDRESS=0.0.0.0 \
    PLUMBLINE_DATA=/var/lib/plumbline/data \
    LC_ALL=C.UTF-8
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:AOTCache=plumbline.aot", "-XX:MaxRAMPercentage=75", "-jar", "plumbline.jar"]
CMD ["serve", "--port", "8080"]
