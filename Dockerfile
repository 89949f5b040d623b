# Builds with the project's own wrapper; runs on JDK 25 as a user without rights.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true -pl service -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home plumbline
WORKDIR /app
COPY --from=build /src/service/target/plumbline.jar ./
COPY --from=build /src/service/target/lib ./lib/
USER 10001
# In a container the network is the border: publish the port to 127.0.0.1 only (see compose.yaml).
ENV SERVER_ADDRESS=0.0.0.0 \
    LC_ALL=C.UTF-8
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "plumbline.jar"]
CMD ["serve", "--port", "8080"]
