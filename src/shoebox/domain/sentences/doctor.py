"""Sentences of `shoebox doctor`: what is wrong between a register and head office, then whom to ask for what."""

SENTENCES: dict[str, str] = {
    "doctor.name": "Nobody here knows the name {host} ({why}). Look at central_url in store.toml, then at this PC's network and name server.",
    "doctor.port": "{host} refuses port {port} ({why}). Either head office's door is not running, or a firewall turns this PC away.",
    "doctor.port_silent": "{host} does not answer on port {port} at all. As a rule a firewall swallows it: ask for the rule below.",
    "doctor.no_tls": "What answers on {host}, port {port} does not speak TLS ({why}). Look at the port in central_url, or at the proxy in front of head office.",
    "doctor.tls_name": "The certificate of {host} is made out to another name ({why}). Write the name of the certificate into central_url, or have a new one made.",
    "doctor.tls_date": "The certificate of {host} is not valid today ({why}). Look at this PC's clock first, then have head office renew it.",
    "doctor.tls_unknown": "The certificate of {host} is signed by nobody this PC knows ({why}). Ask head office for its authority's file and name it as central_ca in store.toml; a proxy that opens TLS looks the same.",
    "doctor.stranger": "{host} is reached, but what answers is not head office's Shoebox ({why}). A proxy or a log-in page may stand in between; open the address in a browser on this PC.",
    "doctor.proxy_name": "This PC is told to use the proxy {host}, and nobody knows that name ({why}). Look at the system's proxy setting (HTTPS_PROXY).",
    "doctor.proxy_port": "The proxy {host} refuses port {port} ({why}). Look at the system's proxy setting (HTTPS_PROXY).",
    "doctor.proxy_login": "The proxy wants a name and a password before it lets anything to {host}. Ask for an exception for this address.",
    "doctor.clock": "This PC's clock is {minutes} minutes {way} head office's. Set it right: entries keep their order anyway, but dates on paper do not.",
    "doctor.proxy": "Everything goes through the proxy {host}, port {port}, as this PC's system says.",
    "doctor.no_proxy": "No proxy stands in between.",
    "doctor.proxy_rule": "The rule to ask for: outgoing TCP from this PC to the proxy {proxy}, port {proxy_port}, and from the proxy to {host}, port {port}; nothing comes in.",
    "doctor.rule": "The rule to ask for: outgoing TCP from this PC to {host}, port {port}; nothing comes in.",
}
