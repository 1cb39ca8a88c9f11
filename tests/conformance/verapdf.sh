#!/usr/bin/env bash
# Holds our files against PDF/UA-1 and PDF/A-2a with veraPDF, and what they print in ink with ghostscript, and a bundle against ghostscript and qpdf. Needs more than
# `npm test`: java with its compiler, mvn, gs and qpdf. Libraries and the files made go to tests/conformance/verapdf/target.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
for tool in java javac mvn gs qpdf; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "conformance cannot be checked: there is no ${missing[*]} on this machine (Debian: apt-get install default-jdk-headless maven ghostscript qpdf)" >&2
  exit 1
fi
here=tests/conformance/verapdf
target=$here/target
mkdir -p "$target"
if [ ! -f "$target/fetched" ] || [ "$here/pom.xml" -nt "$target/fetched" ]; then
  rm -rf "$target/lib"
  mvn --batch-mode --quiet --file "$here/pom.xml" dependency:copy-dependencies
  touch "$target/fetched"
fi
rm -rf "$target/classes"
javac -Werror -cp "$target/lib/*" -d "$target/classes" "$here/Runner.java"
# Beside others that use what is built, it stays as it is.
[ -n "${OCTAVO_BUILT:-}" ] || npm run -s build
npx vitest run --config "$here/vitest.config.ts"
