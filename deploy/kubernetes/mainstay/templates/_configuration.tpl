{{- /* A service's application.properties. What is set under `settings` goes before what the chart says, line by line. */ -}}
{{- define "mainstay.configuration" -}}
{{- $values := .root.Values -}}
{{- $host := index $values.ingress.hosts .key -}}
{{- $lines := dict
  "quarkus.http.host" "0.0.0.0"
  "quarkus.http.port" .facts.port
  "mainstay.http.tls-ended-by-proxy" true
  "quarkus.http.proxy.proxy-address-forwarding" true
  "quarkus.http.proxy.allow-x-forwarded" true
  "quarkus.datasource.jdbc.url" (include "mainstay.jdbcUrl" (dict "root" .root "database" .facts.database))
  "quarkus.datasource.credentials-provider" "/etc/mainstay/database/password"
  "quarkus.datasource.jdbc.max-size" $values.database.maxConnections
  "quarkus.flyway.migrate-at-start" false
  "mainstay.log.json" true
  "kafka.bootstrap.servers" (include "mainstay.bootstrapServers" .root)
  "kafka.security.protocol" $values.kafka.securityProtocol
  "kafka.ssl.truststore.type" "PEM"
  "kafka.ssl.truststore.location" "/etc/mainstay/kafka-ca/ca.crt"
  "quarkus.oidc.tenant-enabled" true
  "quarkus.oidc.auth-server-url" $values.signIn.issuer
  "quarkus.oidc.token.audience" $values.signIn.audience
  "mainstay.people.role-claim" $values.signIn.roleClaim
-}}
{{- with $values.signIn.tokenIssuer -}}{{- $_ := set $lines "quarkus.oidc.token.issuer" . -}}{{- end -}}
{{- if $values.signIn.caConfigMap -}}
{{- $_ := set $lines "quarkus.tls.sign-in.trust-store.pem.certs" "/etc/mainstay/sign-in-ca/ca.crt" -}}
{{- $_ := set $lines "quarkus.oidc.tls.tls-configuration-name" "sign-in" -}}
{{- end -}}
{{- range $name, $grant := $values.signIn.grants -}}
{{- range $what, $list := $grant -}}
{{- $escaped := list -}}
{{- range $list -}}{{- $escaped = append $escaped (replace "," "\\\\," .) -}}{{- end -}}
{{- $_ := set $lines (printf "mainstay.people.grants.%s.%s" $name $what) (join "," $escaped) -}}
{{- end -}}
{{- end -}}
{{- $names := list (include "mainstay.name" (dict "root" .root "part" .facts.name)) -}}
{{- if $host -}}{{- $names = prepend $names $host -}}{{- end -}}
{{- /* The kubelet and Prometheus ask by the pod's address. */ -}}
{{- $_ := set $lines "mainstay.http.allowed-hosts" (join "," (append $names "${POD_IP}")) -}}
{{- if eq $values.kafka.securityProtocol "SASL_SSL" -}}
{{- $_ := set $lines "kafka.sasl.mechanism" "SCRAM-SHA-512" -}}
{{- else -}}
{{- $_ := set $lines "kafka.ssl.keystore.type" "PEM" -}}
{{- end -}}
{{- if eq .key "scanner" -}}
{{- $_ := set $lines "mainstay.messaging.signing.key" "/etc/mainstay/event-key/private.pem" -}}
{{- else -}}
{{- $keys := list -}}
{{- range $values.keys.event.publicKeys -}}{{- $keys = append $keys (printf "/etc/mainstay/event-key/%s" .) -}}{{- end -}}
{{- $_ := set $lines "mainstay.messaging.publishers.scanner.keys" (join "," $keys) -}}
{{- end -}}
{{- if eq .key "patch" -}}
{{- $_ := set $lines "mainstay.patch.order-key" "/etc/mainstay/order-key/private.pem" -}}
{{- end -}}
{{- $lines = mustMergeOverwrite $lines (deepCopy $values.settings) (deepCopy .values.settings) -}}
{{- $text := list -}}
{{- range $name, $value := $lines -}}{{- $text = append $text (printf "%s=%v" $name $value) -}}{{- end -}}
{{- join "\n" $text -}}
{{- end }}
