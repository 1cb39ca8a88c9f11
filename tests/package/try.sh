#!/usr/bin/env bash
# Tries the program of the README where the package is installed: its types hold, it runs, and it makes what the command makes.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
cd "$1"
cp "$here/tests/package/program.ts" program.ts
mkdir -p node_modules/@types && cp -r "$here/node_modules/@types/node" node_modules/@types/
[ -d node_modules/undici-types ] || cp -r "$here/node_modules/undici-types" node_modules/
node "$here/node_modules/typescript/bin/tsc" --noEmit --strict --target es2023 --module nodenext --types node program.ts
"$here/node_modules/.bin/esbuild" program.ts --format=esm --outfile=program.mjs --log-level=error
node program.mjs
npx octavo make --form fearful --edition letter --name Zoë --quiet
cmp one-beat-longer-fearful-letter-copy.pdf out/one-beat-longer-fearful-letter-copy.pdf
# The pure door loads where there is no Node: it asks for none of its modules.
if grep -qE "from ?\"node:|require\(\"(fs|path|zlib|stream)\"\)" node_modules/octavo/dist/core.js; then
  echo "octavo/core asks for Node" >&2
  exit 1
fi
node --input-type=module -e "import { makeWorkbooks } from 'octavo/core'; if (typeof makeWorkbooks !== 'function') process.exit(1)"
