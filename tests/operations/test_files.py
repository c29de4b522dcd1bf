"""The deployment files agree with each other; `make deployment` checks each file by itself."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.operations.settings import operation_settings
from components.page.embedding_settings import NAME as FRAMES
from components.page.embedding_settings import frame_ancestors

ROOT = Path(__file__).parents[2]
BASE, EXAMPLE = ROOT / "deploy" / "kubernetes" / "base", ROOT / "deploy" / "kubernetes" / "example"


def documents(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(path.read_text("utf-8")))


@pytest.mark.parametrize("folder", [BASE, EXAMPLE])
def test_a_kustomization_names_every_file_beside_it(folder: Path) -> None:
    (listed,) = documents(folder / "kustomization.yaml")
    named = [*listed["resources"], *(patch["path"] for patch in listed.get("patches", []))]
    assert all((folder / name).exists() for name in named)
    assert {name for name in named if name.endswith(".yaml")} == {
        path.name for path in folder.glob("*.yaml") if path.name != "kustomization.yaml"
    }


def test_the_manifests_fit_together() -> None:
    made = {
        (found["kind"], found["metadata"]["name"]): found
        for p in BASE.glob("*.yaml")
        for found in documents(p)
        if "metadata" in found
    }
    deployment = made["Deployment", "focus-atlas"]["spec"]
    pod = deployment["template"]
    (container,) = pod["spec"]["containers"]
    labels = pod["metadata"]["labels"].items()
    for selector in (
        deployment["selector"]["matchLabels"],
        made["Service", "focus-atlas"]["spec"]["selector"],
        made["PodDisruptionBudget", "focus-atlas"]["spec"]["selector"]["matchLabels"],
        made["NetworkPolicy", "focus-atlas"]["spec"]["podSelector"]["matchLabels"],
    ):
        assert selector.items() <= labels
    ports = {port["name"] for port in container["ports"]}
    assert made["Service", "focus-atlas"]["spec"]["ports"][0]["targetPort"] in ports
    assert made["Service", "focus-atlas-closed"]["spec"]["ports"][0]["targetPort"] not in ports
    (rule,) = made["Ingress", "focus-atlas"]["spec"]["rules"]
    served = {path["path"]: path["backend"]["service"]["name"] for path in rule["http"]["paths"]}
    assert served.pop("/") == "focus-atlas"
    assert set(served.values()) == {"focus-atlas-closed"}
    template = (ROOT / "deploy" / "nginx" / "nginx.conf.template").read_text("utf-8")
    assert set(served) == set(re.findall(r"\$\{ATLAS_PREFIX\}(\S+) \{ return 404; \}", template))
    (example,) = documents(EXAMPLE / "kustomization.yaml")
    secret = next(entry["valueFrom"]["secretKeyRef"] for entry in container["env"] if "valueFrom" in entry)
    (generated,) = example["secretGenerator"]
    assert secret["name"] == generated["name"]
    assert generated["literals"][0].startswith(f"{secret['key']}=postgresql://")
    assert example["images"][0]["name"] == container["image"]
    (patch,) = documents(EXAMPLE / "host.yaml")
    assert patch["spec"]["tls"][0]["hosts"] == [rule["host"]]
    assert {"name": "STREAMLIT_SERVER_ALLOWED_HOSTS", "value": rule["host"]} in container["env"]


def test_the_container_runs_as_nobody_and_writes_to_one_volume() -> None:
    (container,) = documents(BASE / "deployment.yaml")[0]["spec"]["template"]["spec"]["containers"]
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert [mount["mountPath"] for mount in container["volumeMounts"]] == ["/data"]
    (compose,) = documents(ROOT / "compose.yaml")
    for name in ("one", "two"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["volumes"] == [f"{name}:/data"]
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    assert re.findall(r"^VOLUME (.+)$", dockerfile, re.MULTILINE) == ["/data"]
    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE) == ["10001:10001"]


def test_compose_and_the_proxy_know_each_replica_by_its_name_and_address() -> None:
    (compose,) = documents(ROOT / "compose.yaml")
    services = compose["services"]
    template = (ROOT / "deploy" / "nginx" / "nginx.conf.template").read_text("utf-8")
    given = services["proxy"]["environment"]
    assert set(re.findall(r"\$\{(\w+)\}", template)) <= set(given)
    for name in ("one", "two"):
        assert operation_settings(services[name]["environment"] | {"ATLAS_METRICS": "on"}).replica == name
        address = services[name]["networks"]["inside"]["ipv4_address"]
        assert given[f"ATLAS_{name.upper()}"] == f"{address}:8501"
        assert re.search(rf"^\s+{name} pool_{name};$", template, re.MULTILINE)


def test_every_way_to_run_it_lets_the_operator_name_who_may_frame_a_figure_and_names_nobody() -> None:
    (compose,) = documents(ROOT / "compose.yaml")
    for name in ("one", "two"):
        assert compose["services"][name]["environment"][FRAMES] == f"${{{FRAMES}:-}}"
    (container,) = documents(BASE / "deployment.yaml")[0]["spec"]["template"]["spec"]["containers"]
    assert {"name": FRAMES, "value": ""} in container["env"]
    assert frame_ancestors({FRAMES: ""}) == ()


def test_the_build_context_holds_only_what_is_copied() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    let_in = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert {source for line in copied for source in line.split()} == set(let_in)


def test_only_the_proxy_is_reachable_and_it_has_no_way_to_the_database() -> None:
    (compose,) = documents(ROOT / "compose.yaml")
    services, networks = compose["services"], compose["networks"]
    joined = {name: set(service["networks"]) for name, service in services.items()}
    assert joined == {
        "proxy": {"outside", "inside"},
        "one": {"inside", "database"},
        "two": {"inside", "database"},
        "database": {"database"},
    }
    assert {name for name, network in networks.items() if (network or {}).get("internal")} == {"inside", "database"}
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert all(service["mem_limit"] and service["pids_limit"] for service in services.values())
    for name in ("one", "two"):
        trusted = services[name]["environment"]["FORWARDED_ALLOW_IPS"]
        assert trusted == services["proxy"]["networks"]["inside"]["ipv4_address"]


def test_every_ingress_keeps_requests_out_of_logs_and_answers_out_of_files() -> None:
    ingresses = documents(BASE / "ingress.yaml")
    paths = [path["path"] for made in ingresses for path in made["spec"]["rules"][0]["http"]["paths"]]
    assert len(paths) == len(set(paths))
    limits = {}
    for made in ingresses:
        notes = {name.split("/")[1]: value for name, value in made["metadata"]["annotations"].items()}
        assert notes["enable-access-log"] == "false"
        assert notes["proxy-max-temp-file-size"] == "0"
        assert notes["session-cookie-path"] == "/"
        assert notes["affinity"] == "cookie"
        limits[made["metadata"]["name"]] = notes["limit-connections"]
    template = (ROOT / "deploy" / "nginx" / "nginx.conf.template").read_text("utf-8")
    zones = {"connections": "focus-atlas", "websockets": "focus-atlas-websockets", "uploading": "focus-atlas-uploads"}
    for zone, name in zones.items():
        assert f"limit_conn {zone} {limits.pop(name)};" in template
    assert not limits
