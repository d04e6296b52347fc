#!/bin/sh
# Makes a project for a new vendor plugin from the template: one that builds and passes its tests,
# and reads what the template reads, under new names. See docs/plugin-author-guide.md.
set -eu

usage() {
  cat >&2 <<END
Usage: new-vendor.sh ID PACKAGE FOLDER
  ID       the vendor's id in commands and reports: $id_form, for example my-agent; no command of cctally's
  PACKAGE  the Java package: lower-case letters and digits with dots, for example com.acme.cctally
  FOLDER   where to put the project; must not exist
END
  exit 2
}

fail() {
  echo "new-vendor.sh: $1" >&2
  exit "${2:-2}"
}

id_form='[a-z][a-z0-9-]{1,31}'
[ $# -eq 3 ] || usage
id=$1 package=$2 folder=$3

matches() { [ "$(printf '%s' "$1" | wc -l)" -eq 0 ] && printf '%s\n' "$1" | LC_ALL=C grep -Eqx "$2"; }
matches "$id" "$id_form" && ! matches "$id" '.*(--.*|-)' ||
  fail "'$id' is no vendor id: $id_form, hyphens only between letters or digits"
# `cctally ID daily` must not be another command, now or in a version that is planned.
case $id in
  all | alerts | blocks | budget | cache-report | cache-sync | completion | config | conversations | daily | dashboard | db | \
    demo | diff | doctor | explain | export | five-hour-blocks | five-hour-breakdown | forecast | guard | help | hook-tick | monthly | percent-breakdown | plugins | \
    pricing-check | project | range-cost | record-credit | record-usage | refresh-usage | report | session | setup | share | \
    statusline | support-bundle | sync-week | transcript | tui | update | vendor | version | weekly)
    fail "'$id' is no vendor id: it is a command of cctally's"
    ;;
  claude | codex | claude-* | codex-*)
    fail "'$id' is no vendor id: it belongs to a vendor that comes with cctally"
    ;;
esac
matches "$package" '[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)+' && [ ${#package} -le 64 ] ||
  fail "'$package' is no package: at least two parts of lower-case letters and digits, with dots, 64 characters"
case $package. in
  java.* | javax.* | jdk.* | sun.* | com.sun.* | dev.cctally.* | org.pf4j.* | org.jspecify.*)
    fail "'$package' is no package for a plugin: the JDK's, cctally's and PF4J's own classes are in it or below it"
    ;;
esac
# A part of a package must be no word of the language.
for part in $(printf '%s' "$package" | tr . ' '); do
  case $part in
    abstract | assert | boolean | break | byte | case | catch | char | class | const | continue | default | do | double | \
      else | enum | extends | false | final | finally | float | for | goto | if | implements | import | instanceof | int | \
      interface | long | native | new | null | package | private | protected | public | return | short | static | strictfp | \
      super | switch | synchronized | this | throw | throws | transient | true | try | void | volatile | while)
      fail "'$package' is no package: '$part' is a word of Java"
      ;;
  esac
done
case $folder in
  '') fail "FOLDER is empty" ;;
  -*) fail "'$folder' begins with a hyphen, which commands take for an option; write ./$folder" ;;
esac
[ ! -e "$folder" ] && [ ! -L "$folder" ] || fail "$folder is there already; name a folder that does not exist" 1

template=$(cd -- "$(dirname -- "$0")" && pwd -P)/vendor-template
[ -f "$template/pom.xml" ] || fail "the template is not beside this script: $template" 1

# my-agent: MyAgent in class names, MY_AGENT in variables.
class=$(printf '%s' "$id" | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }')
variable=$(printf '%s' "$id" | LC_ALL=C tr 'a-z-' 'A-Z_')
path=$(printf '%s' "$package" | tr . /)

# The provider is the package read backwards, without its last part: acme.com.
provider=$(printf '%s' "$package" | awk -F. '{ for (i = NF > 2 ? NF - 1 : NF; i >= 1; i--) printf "%s%s", $i, (i > 1 ? "." : "") }')

# What the template's README says is of the template.
(cd -- "$template" && find . -name target -prune -o -type f ! -path ./README.md -print) | while IFS= read -r file; do
  new=$(printf '%s' "$file" | sed -e "s#org/example/gemini#$path#" -e "s#Gemini#$class#g")
  mkdir -p -- "$(dirname -- "$folder/$new")"
  # By way of marks, so that a name which is part of another does no harm.
  sed -e 's#org\.example\.gemini#@PACKAGE@#g' \
    -e 's#example\.org#@PROVIDER@#g' \
    -e 's#https://ai\.google\.dev/gemini-api/docs/pricing#price list of @CLASS@#g' \
    -e 's#GEMINI_CLI#@VARIABLE@#g' \
    -e 's#Gemini CLI#@CLASS@#g' \
    -e 's#Gemini#@CLASS@#g' \
    -e 's#gemini#@ID@#g' \
    -e "s#@PACKAGE@#$package#g" \
    -e "s#@PROVIDER@#$provider#g" \
    -e "s#@VARIABLE@#$variable#g" \
    -e "s#@CLASS@#$class#g" \
    -e "s#@ID@#$id#g" \
    -- "$template/$file" >"$folder/$new"
done

cat >"$folder/README.md" <<END
# cctally plugin: $class

Reads the logs of $class and tells what it used and cost: \`cctally $id daily\`.

\`\`\`sh
mvn verify
cctally plugins install target/cctally-vendor-$id-1.0.0.jar
\`\`\`

The first builds the jar and runs the tests, most of which are cctally's conformance kit: \`${class}ConformanceTest\` shows it logs and what
they amount to. It needs a JDK 25, and \`cctally-spi\` and \`cctally-testkit\` in a repository that Maven looks into.

\`${class}Vendor\` is where cctally begins. The manifest (in \`pom.xml\`) is what it knows of the plugin before it loads a class of it.
END

# A name that a shell may take apart is shown in quotes.
shown=$folder
matches "$folder" '[A-Za-z0-9._/@+-]+' || shown=\'$(printf '%s' "$folder" | sed "s/'/'\\\\''/g")\'

cat <<END
$folder is a plugin for the vendor "$id". Next:
  cd $shown
  mvn verify          # builds target/cctally-vendor-$id-1.0.0.jar and runs the conformance kit
Then make it yours: where the logs are (Folders, ChatsLog), what a line means (ChatLine, ChatReader),
what it costs (${class}Prices), and the examples in ${class}ConformanceTest.
END
