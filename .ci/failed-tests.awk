# Prints a line for each failed test of JUnit XML reports: class.method, and why. -v prefix="…" begins each line.
#
# usage: awk -f failed-tests.awk TEST-….xml …

function attribute(name,    value) {
  if (!match($0, "[ \t\r\n]" name "=\"[^\"]*\"")) return ""
  value = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
  return value
}

function plain(text) {
  gsub(/&#(10|13|xa|xA|xd|xD|9|x9);|[\r\n\t]/, " ", text)
  gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
  gsub(/&amp;/, "\\&", text)
  gsub(/  +/, " ", text)
  return length(text) > 600 ? substr(text, 1, 600) " …" : text
}

# A record is a tag and the text behind it: in XML "<" is nowhere else.
BEGIN { RS = "<" }
/^testcase / { class = attribute("classname"); test = attribute("name") }
/^(failure|error)[ >\/]/ {
  why = attribute("message")
  if (why == "") why = attribute("type")
  print prefix plain(class "." test ": " why)
}
