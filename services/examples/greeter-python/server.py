"""A service of the mesh in Python: gRPC, health, readiness, and an orderly end. docs/own-service.md says what the mesh asks of it."""

import os
import signal
import sys
import threading
from concurrent import futures
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "target"))  # the stubs that ./build makes

import greeter_pb2
import greeter_pb2_grpc
import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

ADDRESS = os.environ["CATAMARAN_ADDRESS"]
CELL = os.environ["CATAMARAN_CELL"]
SERVICE = "example.greeter.v1.Greeter"
READINESS_PORT = 8080
DRAIN_SECONDS = 5

draining = threading.Event()


class Greeter(greeter_pb2_grpc.GreeterServicer):
    def Greet(self, request, context):
        context.send_initial_metadata((("x-catamaran-cell", CELL),))
        if not 1 <= len(request.name) <= 64:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, "name has 1 to 64 characters")
        return greeter_pb2.Greeting(text=f"Hello, {request.name}!", cell=CELL)


class Readiness(BaseHTTPRequestHandler):
    """Whether this replica gets calls is decided by what this answers."""

    def do_GET(self):
        ready = self.path == "/q/health/ready" and not draining.is_set()
        self.send_response(200 if ready else 503)
        self.end_headers()

    def log_message(self, *_):
        """A probe is no news."""


def main(port):
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=16))
    greeter_pb2_grpc.add_GreeterServicer_to_server(Greeter(), server)
    states = health.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(states, server)
    server.add_insecure_port(f"{ADDRESS}:{port}")  # its sidecar, at the same address, speaks TLS to the others
    server.start()
    for name in ("", SERVICE):
        states.set(name, health_pb2.HealthCheckResponse.SERVING)
    readiness = ThreadingHTTPServer((ADDRESS, READINESS_PORT), Readiness)
    threading.Thread(target=readiness.serve_forever, daemon=True).start()
    print(f"event=listening address={ADDRESS} port={port} cell={CELL}", flush=True)

    signal.signal(signal.SIGTERM, lambda *_: draining.set())
    draining.wait()
    states.enter_graceful_shutdown()
    server.stop(DRAIN_SECONDS).wait()  # answers what is under way, refuses what is new
    print("event=drained", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
