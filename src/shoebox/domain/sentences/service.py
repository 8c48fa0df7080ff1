"""Sentences of head office's HTTP door: what happened, then what to do."""

_SAFE = "The box stays safe in the register; send it again, or carry it by stick. Twice is harmless."

SENTENCES: dict[str, str] = {
    "service.not_installed": "What head office's HTTP door needs is not installed ({missing}). Bring it with: pip install 'shoebox-pos[central]'",
    "service.address": "Nothing can listen on {host}, port {port} ({why}). Choose others with --host and --port.",
    "service.tls": "The certificate {file} and the key {key} can't be used ({why}). Give both as PEM files that belong together, the key without a password.",
    "service.who": "This page is for head office's people: their staff number and PIN are asked for.",
    "service.too_many_wrong": "Too many wrong PINs were tried, so this page is closed for {minutes} minutes. Whoever was let in stays in.",
    "service.no_such_page": "There is nothing at this address. Boxes go to /v1/boxes by POST.",
    "service.not_that_way": "This address does not take such a request. Boxes go to /v1/boxes by POST.",
    "service.full": f"Head office has its hands full of boxes, so nothing of this one is taken. {_SAFE}",
    "service.busy": f"Too many are being kept at this moment, so nothing of this one is taken. {_SAFE}",
    "service.slow": f"The box did not come to its end within {{seconds}} seconds, so nothing of it is taken. {_SAFE}",
    "service.fault": f"Head office met a fault of its own, and its log says where. {_SAFE}",
}
