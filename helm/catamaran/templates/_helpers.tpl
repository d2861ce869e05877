{{- define "catamaran.namespace" -}}
{{ .Values.meshNamespace | default .Release.Namespace }}
{{- end }}

{{- define "catamaran.selector" -}}
app.kubernetes.io/name: catamaran-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "catamaran.labels" -}}
{{ include "catamaran.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}
