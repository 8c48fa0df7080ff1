# What run.ps1 and test.ps1 share. Not tried on Windows yet.

function Find-Python {
    # The launcher knows every installed Python; without it, the one on the path has to do.
    $candidates = @(
        @("py", "-3.13"), @("py", "-3.12"), @("py", "-3.11"), @("python")
    )
    if ($env:PYTHON) { $candidates = @(, @($env:PYTHON)) + $candidates }
    foreach ($candidate in $candidates) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $options = @($candidate | Select-Object -Skip 1)
        & $candidate[0] @options -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" 2>$null
        if ($LASTEXITCODE -eq 0) { return , $candidate }
    }
    Write-Error "Shoebox needs Python 3.11, 3.12 or 3.13 and found none. Install one, or name it: `$env:PYTHON = 'C:\path\to\python.exe'"
    exit 1
}

function Install-Shoebox([string]$Root, [string]$What) {
    $python = Find-Python
    $options = @($python | Select-Object -Skip 1)
    & $python[0] @options -E -s (Join-Path $Root "installer\install.py") $What
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
