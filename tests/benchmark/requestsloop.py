"""The loop of the flow-executions tutorial as API.md describes it: one launch within a retry loop, then looks at
an interval (here none) until it is over, by requests without a session. Several of them run at a time, in threads.
Usage: python3 requestsloop.py BASE_URL CONCURRENCY LAUNCHES"""

import itertools
import json
import random
import sys
import threading
import time

import requests

BASE_URL, CONCURRENCY, LAUNCHES = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FLOW_ID = "3d6f2c1a-0000-4000-8000-000000000001"
RETRIED = (429, 500, 502, 503, 504)


def launch(token, number):
    for attempt in range(4):
        answer = requests.post(
            f"{BASE_URL}/api/v2/flows/executions",
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            json={"flowId": FLOW_ID, "inputs": {"customerName": f"Caller {number}"}},
            timeout=10,
        )
        if answer.status_code in RETRIED and attempt < 3:
            time.sleep(2**attempt + random.random() / 10)
            continue
        answer.raise_for_status()
        return answer.json()["id"]


def watch(token, execution):
    while True:
        answer = requests.get(
            f"{BASE_URL}/api/v2/flows/executions/{execution}",
            headers={"Authorization": f"Bearer {token}"},
            timeout=10,
        )
        answer.raise_for_status()
        if answer.json()["state"] in ("Completed", "Failed", "Cancelled"):
            return


def main():
    answer = requests.post(
        f"{BASE_URL}/oauth/token",
        data={"grant_type": "client_credentials"},
        auth=("client", "secret"),
        timeout=10,
    )
    token = answer.json()["access_token"]
    numbers = iter(range(LAUNCHES))
    lock = threading.Lock()
    problems = []

    def loop():
        try:
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                watch(token, launch(token, number))
        except Exception as problem:  # told at the end; a thread would swallow it
            problems.append(problem)

    threads = [threading.Thread(target=loop) for _ in itertools.repeat(None, CONCURRENCY)]
    cpu = time.process_time()
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    if problems:
        sys.exit(str(problems[0]))
    print(json.dumps({"seconds": seconds, "cpuSeconds": time.process_time() - cpu}))


main()
