# perscope on an empty base: one static program under its two names, and the certificates that vouch for servers.
#
#   docker build -t perscope .
#   docker run --rm -v "$PWD:/work" perscope lint
#   docker run --rm -v "$PWD:/work" --entrypoint /bin/percli perscope version

FROM rust:1.95-alpine AS build
RUN apk add --no-cache ca-certificates musl-dev
WORKDIR /src
COPY . .
RUN cargo build --locked --profile dist --bin perscope
# The second name is a link, so that the image holds the program once.
RUN mkdir -p /image/bin \
 && cp target/dist/perscope /image/bin/perscope \
 && ln -s perscope /image/bin/percli

FROM scratch
# The program trusts what the system trusts, and looks for that here.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
# /bin/perscope and /bin/percli
COPY --from=build /image/bin/ /bin/
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/bin/perscope"]
