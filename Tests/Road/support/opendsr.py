"""A recipient with an OpenDSR 2.0 endpoint: a real HTTP server, signing with a real RSA key by openssl.

As a program: `opendsr.py FOLDER` serves until it is ended. The folder holds `key.pem`, `public.pem`, `port`, each
request in `requests.jsonl`, and what the test writes: `mode` (ok, down, forged, wrong) and `status`.
"""
import base64
import http.server
import json
import pathlib
import subprocess
import sys
import threading
import urllib.error
import urllib.request


def sign(folder, body):
    made = subprocess.run(
        ["openssl", "dgst", "-sha256", "-sign", str(pathlib.Path(folder) / "key.pem")], input=body,
        capture_output=True, check=True)
    return base64.b64encode(made.stdout).decode()


def make_key(folder):
    key = pathlib.Path(folder) / "key.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
    subprocess.run(
        ["openssl", "rsa", "-in", str(key), "-pubout", "-out", str(key.with_name("public.pem"))], check=True,
        capture_output=True)


def call_back(folder, url, request, status, signature=None):
    """As the recipient does when it is done; returns the answer's code."""
    body = json.dumps({
        "controller_id": "rechtspoor", "expected_completion_time": "2026-12-01T00:00:00Z",
        "status_callback_url": url, "subject_request_id": request, "request_status": status}).encode()
    call = urllib.request.Request(url, data=body, method="POST", headers={
        "Content-Type": "application/json", "X-OpenDSR-Processor-Domain": "127.0.0.1",
        "X-OpenDSR-Signature": signature or sign(folder, body)})
    try:
        return urllib.request.urlopen(call, timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code


def handler(folder):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            request = json.loads(body)
            with (folder / "requests.jsonl").open("a") as log:
                log.write(json.dumps({
                    "body": request, "path": self.path,
                    "signature": self.headers.get("X-OpenDSR-Controller-Signature")}) + "\n")
            mode = read("mode", "ok")
            if mode == "down":
                return self.answer(503, {})
            encoded = base64.b64encode(body if mode != "wrong" else b"{}").decode()
            self.answer(201, {
                "controller_id": "rechtspoor", "expected_completion_time": "2026-12-01T00:00:00Z",
                "received_time": "2026-11-23T09:00:00Z", "encoded_request": encoded,
                "subject_request_id": request["subject_request_id"]}, forged=mode == "forged")

        def do_GET(self):
            self.answer(200, {
                "controller_id": "rechtspoor", "expected_completion_time": "2026-12-01T00:00:00Z",
                "subject_request_id": self.path.rsplit("/", 1)[1], "request_status": read("status", "pending")})

        def answer(self, code, fields, forged=False):
            body = json.dumps(fields).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("X-OpenDSR-Processor-Domain", "127.0.0.1")
            self.send_header("X-OpenDSR-Signature", sign(folder, body + b" " if forged else body))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    def read(name, default):
        file = folder / name
        return file.read_text().strip() if file.exists() else default

    return Handler


def serve(folder):
    """Serves from now on, at a port of its own; the caller runs `serve_forever`."""
    make_key(folder)
    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(folder))


if __name__ == "__main__":
    place = pathlib.Path(sys.argv[1])
    server = serve(place)
    (place / "port").write_text(str(server.server_address[1]))
    print("ready", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Until whoever started it is gone, also where that was killed.
    sys.stdin.read()
