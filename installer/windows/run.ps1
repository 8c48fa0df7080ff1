# Installs what is missing and starts the demo, as installer/run.sh does on Linux. Not tried on Windows yet.
# Usage: powershell -ExecutionPolicy Bypass -File installer\windows\run.ps1 [OPTION...]
# Options go to the demo: --stores 12, --seed 1, --out DIR, --no-window.
$root = (Resolve-Path (Join-Path $PSScriptRoot "..\..")).Path
. (Join-Path $PSScriptRoot "common.ps1")
Install-Shoebox $root "program"
& (Join-Path $root ".venv\Scripts\shoebox.exe") demo @args
exit $LASTEXITCODE
