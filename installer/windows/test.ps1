# Installs what the tests need and runs them all, as installer/test.sh does on Linux. Not tried on Windows yet.
# Usage: powershell -ExecutionPolicy Bypass -File installer\windows\test.ps1 [PYTEST OPTION...]
$root = (Resolve-Path (Join-Path $PSScriptRoot "..\..")).Path
. (Join-Path $PSScriptRoot "common.ps1")
Install-Shoebox $root "tests"
if (-not $env:QT_QPA_PLATFORM) { $env:QT_QPA_PLATFORM = "offscreen" }
Set-Location $root
& .venv\Scripts\python.exe -m pytest -m "not benchmark" --numprocesses auto --maxprocesses 4 @args
exit $LASTEXITCODE
