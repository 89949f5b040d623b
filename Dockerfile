# syntax=docker/dockerfile:1
# Builds with the project's own wrapper; runs on JDK 25 as a user without rights.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true -pl service -am package

# The same Java machine that will run it leaves its cache of loaded classes.
FROM eclipse-temurin:25-jre AS cache
WORKDIR /app
COPY --from=build /src/service/target/plumbline.jar ./
COPY --from=build /src/service/target/lib ./lib/
COPY --from=build /src/service/src/main/resources/samples/small-alliance-108/model-optics/3-second-kpi.json /tmp/
RUN java -XX:AOTCacheOutput=plumbline.aot -jar plumbline.jar check --format text /tmp/3-second-kpi.json > /dev/null

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/plumbline plumbline
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
