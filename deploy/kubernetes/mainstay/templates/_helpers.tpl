{{- /* Names and labels. A service's objects are <release>-<service>; only one installation fits into a namespace's topic and database names, so none is shortened. */ -}}
{{- define "mainstay.name" -}}{{ printf "%s-%s" .root.Release.Name .part | trunc 63 | trimSuffix "-" }}{{- end }}

{{- define "mainstay.labels" -}}
{{ include "mainstay.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: mainstay
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | quote }}
{{- end }}

{{- define "mainstay.selector" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- /* The pods of this release: services and migrations. By name, as Strimzi gives part-of to its own pods. */ -}}
{{- define "mainstay.pods" -}}
matchLabels:
  app.kubernetes.io/instance: {{ .Release.Name }}
matchExpressions:
  - key: app.kubernetes.io/name
    operator: In
    values:
      {{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml }}
      - {{ $service.name }}
      {{- end }}
      - migrations
{{- end }}

{{- /* Those and the edge. */ -}}
{{- define "mainstay.allPods" -}}
matchLabels:
  app.kubernetes.io/instance: {{ .Release.Name }}
matchExpressions:
  - key: app.kubernetes.io/name
    operator: In
    values:
      {{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml }}
      - {{ $service.name }}
      {{- end }}
      - migrations
      {{- if .Values.edge.enabled }}
      - edge
      {{- end }}
{{- end }}

{{- /* The services alone. */ -}}
{{- define "mainstay.servicePods" -}}
matchLabels:
  app.kubernetes.io/instance: {{ .Release.Name }}
matchExpressions:
  - key: app.kubernetes.io/name
    operator: In
    values:
      {{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml }}
      - {{ $service.name }}
      {{- end }}
{{- end }}

{{- define "mainstay.image" -}}
{{- $images := .root.Values.images -}}
{{- $digest := index $images.digests .part -}}
{{- if $digest -}}{{ $images.repository }}/{{ .part }}@{{ $digest }}
{{- else -}}{{ $images.repository }}/{{ .part }}:{{ $images.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- /* What holds for a service: what it says itself before the defaults. */ -}}
{{- define "mainstay.service" -}}
{{- toYaml (mustMergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values.services .key))) -}}
{{- end }}

{{- define "mainstay.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "mainstay.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "mainstay.bootstrapServers" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{ .Values.kafka.strimzi.cluster }}-kafka-bootstrap.{{ .Release.Namespace }}.svc:9093
{{- else -}}
{{ .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end }}

{{- define "mainstay.kafkaCaSecret" -}}
{{- if .Values.kafka.strimzi.enabled -}}{{ .Values.kafka.strimzi.cluster }}-cluster-ca-cert{{- else -}}{{ .Values.kafka.caSecret }}{{- end -}}
{{- end }}

{{- define "mainstay.databaseHost" -}}
{{- if .Values.database.cloudNativePG.enabled -}}
{{ .Values.database.cloudNativePG.cluster }}-rw.{{ .Release.Namespace }}.svc
{{- else -}}
{{ .Values.database.host }}
{{- end -}}
{{- end }}

{{- define "mainstay.databaseCaSecret" -}}
{{- if .Values.database.cloudNativePG.enabled -}}{{ .Values.database.cloudNativePG.cluster }}-ca{{- else -}}{{ .Values.database.caSecret }}{{- end -}}
{{- end }}

{{- define "mainstay.jdbcUrl" -}}
jdbc:postgresql://{{ include "mainstay.databaseHost" .root }}:{{ .root.Values.database.port }}/{{ .database }}?sslmode=verify-full&sslrootcert=/etc/mainstay/database-ca/ca.crt
{{- end }}

{{- /* Milliseconds of a number of days as ISO 8601 writes them, P14D. */ -}}
{{- define "mainstay.milliseconds" -}}
{{- if not (regexMatch "^P[0-9]+D$" .) -}}{{- fail (printf "files/topics.yaml: %s is no number of days, such as P14D" .) -}}{{- end -}}
{{- mul (int64 (trimSuffix "D" (trimPrefix "P" .))) 86400000 -}}
{{- end }}

{{- /* Ports of a list host:port,host:port, each once. */ -}}
{{- define "mainstay.ports" -}}
{{- $ports := list -}}
{{- range splitList "," . -}}
{{- $ports = append $ports (last (splitList ":" (trim .))) -}}
{{- end -}}
{{- uniq $ports | join "," -}}
{{- end }}

{{- /* What no schema can say: values that contradict each other or are missing. One line each, the first one ends Helm. */ -}}
{{- define "mainstay.check" -}}
{{- if and .Values.kafka.strimzi.enabled .Values.kafka.bootstrapServers -}}
{{- fail "kafka.bootstrapServers and kafka.strimzi.enabled are both set: name the brokers, or let Strimzi make them" -}}
{{- end -}}
{{- if not (or .Values.kafka.strimzi.enabled .Values.kafka.bootstrapServers) -}}
{{- fail "kafka.bootstrapServers is missing: name the brokers (host:port), or set kafka.strimzi.enabled" -}}
{{- end -}}
{{- if and .Values.database.cloudNativePG.enabled .Values.database.host -}}
{{- fail "database.host and database.cloudNativePG.enabled are both set: name the server, or let CloudNativePG make it" -}}
{{- end -}}
{{- if not (or .Values.database.cloudNativePG.enabled .Values.database.host) -}}
{{- fail "database.host is missing: name the PostgreSQL server, or set database.cloudNativePG.enabled" -}}
{{- end -}}
{{- if not .Values.signIn.issuer -}}
{{- fail "signIn.issuer is missing: without an OpenID Connect provider no service starts on a cluster's network" -}}
{{- end -}}
{{- if not .Values.signIn.grants -}}
{{- fail "signIn.grants is empty: nobody could do anything, and no service would start" -}}
{{- end -}}
{{- if .Values.ingress.enabled -}}
{{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml -}}
{{- if not (index $.Values.ingress.hosts $key) -}}
{{- fail (printf "ingress.hosts.%s is missing: the name under which %s is reached, or set ingress.enabled=false" $key $service.name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and .Values.edge.enabled .Values.ingress.enabled (not .Values.ingress.hosts.edge) -}}
{{- fail "ingress.hosts.edge is missing: the name that people type, or set edge.enabled=false" -}}
{{- end -}}
{{- if and .Values.kafka.strimzi.enabled (eq (mod .Values.kafka.strimzi.brokers 2) 0) -}}
{{- fail "kafka.strimzi.brokers is even: an odd number of controllers decides, 1, 3 or 5" -}}
{{- end -}}
{{- if or .Values.kafka.strimzi.enabled .Values.kafka.users.enabled -}}
{{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml -}}
{{- if ne (index $.Values.kafka.secrets $key) $service.name -}}
{{- fail (printf "kafka.secrets.%s is %s: Strimzi puts the password of %s into a Secret of that name" $key (index $.Values.kafka.secrets $key) $service.name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $key, $service := .Files.Get "files/services.yaml" | fromYaml -}}
{{- $values := include "mainstay.service" (dict "root" $ "key" $key) | fromYaml -}}
{{- if and $values.autoscaling.enabled (lt (int $values.autoscaling.maxReplicas) (int $values.autoscaling.minReplicas)) -}}
{{- fail (printf "services.%s.autoscaling: maxReplicas %v is below minReplicas %v" $key $values.autoscaling.maxReplicas $values.autoscaling.minReplicas) -}}
{{- end -}}
{{- end -}}
{{- end }}
