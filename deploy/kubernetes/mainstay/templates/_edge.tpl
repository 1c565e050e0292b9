{{- /* The edge's application.properties. What is set under edge.settings goes before what the chart says, line by line. */ -}}
{{- define "mainstay.edgeConfiguration" -}}
{{- $values := .Values -}}
{{- $lines := dict
  "quarkus.http.host" "0.0.0.0"
  "quarkus.http.port" 8080
  "mainstay.http.tls-ended-by-proxy" true
  "quarkus.http.proxy.proxy-address-forwarding" true
  "quarkus.http.proxy.allow-x-forwarded" true
  "mainstay.log.json" true
  "mainstay.edge.services.plain" true
  "quarkus.oidc.tenant-enabled" true
  "quarkus.oidc.auth-server-url" $values.signIn.issuer
  "quarkus.oidc.client-id" $values.edge.signIn.clientId
-}}
{{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml -}}
{{- $_ := set $lines (printf "mainstay.edge.services.%s" $key) (printf "http://%s" (include "mainstay.name" (dict "root" $ "part" $service.name))) -}}
{{- end -}}
{{- with $values.edge.signIn.scopes -}}{{- $_ := set $lines "quarkus.oidc.authentication.scopes" (join "," .) -}}{{- end -}}
{{- if $values.signIn.caConfigMap -}}
{{- $_ := set $lines "quarkus.tls.sign-in.trust-store.pem.certs" "/etc/mainstay/sign-in-ca/ca.crt" -}}
{{- $_ := set $lines "quarkus.oidc.tls.tls-configuration-name" "sign-in" -}}
{{- end -}}
{{- /* The kubelet and Prometheus ask by the pod's address, to which the edge answers by itself. */ -}}
{{- with $values.ingress.hosts.edge -}}{{- $_ := set $lines "mainstay.http.allowed-hosts" . -}}{{- end -}}
{{- $lines = mustMergeOverwrite $lines (deepCopy $values.edge.settings) -}}
{{- $text := list -}}
{{- range $name, $value := $lines -}}{{- $text = append $text (printf "%s=%v" $name $value) -}}{{- end -}}
{{- join "\n" $text -}}
{{- end }}
