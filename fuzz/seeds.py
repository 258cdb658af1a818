"""Writes for each operation of the contract an input of the target `door`, whose body fits: seeds.py CONTRACT FOLDER."""

import json
import pathlib
import sys

contract = json.load(open(sys.argv[1], encoding="utf-8"))
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)


def sample(schema, depth=0):
    """Something of this schema."""
    while "$ref" in schema:
        schema = contract["components"]["schemas"][schema["$ref"].split("/")[-1]]
    for known in ("example", "const", "default"):
        if known in schema:
            return schema[known]
    if "enum" in schema:
        return schema["enum"][0]
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return sample(next(one for one in schema[choice] if one.get("type") != "null"), depth)
    if "allOf" in schema:
        return {k: v for part in schema["allOf"] for k, v in sample(part, depth).items()}
    kind = schema.get("type", "object")
    kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
    if kind == "object":
        return {k: sample(v, depth + 1) for k, v in schema.get("properties", {}).items()} if depth < 6 else {}
    if kind == "array":
        return [sample(schema["items"], depth + 1)] if depth < 6 and "items" in schema else []
    if kind in ("integer", "number"):
        return schema.get("minimum", 1)
    if kind == "boolean":
        return True
    if schema.get("pattern", "").startswith("^("):
        return schema["pattern"][2:].split("|")[0].rstrip(")$")
    formats = {"uuid": "01702f2e-0000-7000-8000-000000000001", "date": "2020-02-10", "date-time": "2020-02-10T09:00:00Z"}
    return formats.get(schema.get("format"), "220581001004001"[: schema.get("maxLength", 15)])


for path, item in contract["paths"].items():
    for method in ("get", "put", "post", "delete", "patch"):
        operation = item.get(method)
        if operation is None:
            continue
        given = [one for one in operation.get("parameters", []) if "name" in one]
        places = " ".join(str(sample(one["schema"])) for one in given if one["in"] == "path")
        query = "&".join(f"{one['name']}={sample(one['schema'])}" for one in given if one["in"] == "query" and one.get("required"))
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        body = json.dumps(sample(content["schema"]), ensure_ascii=False) if content else ""
        for who in "\0\1\2":
            name = f"{operation['operationId']}_{ord(who)}"
            (folder / name).write_text(f"{who}{method} {path}\n{places}?{query}\n{body}", encoding="utf-8")
