"""Parts of texts and lists that outlive these, and what texts take together."""
import json
import re


def first_of_line(lines):
    out = []
    for line in lines:
        fields = line.split(",")
        out.append(fields[0])
    return out


def first_pair(lines):
    out = []
    for line in lines:
        fields = line.split(",")
        out.append((fields[0], 1))
    return out


def first_and_int(lines):
    out = []
    for line in lines:
        fields = line.split(",")
        out.append((fields[0], int(fields[1])))
    return out


def first_direct(lines):
    out = []
    for line in lines:
        out.append((line.split(",")[0], 1))
    return out


def first_text_many(n):
    out = []
    for i in range(n):
        fields = ["x" * 100 for k in range(5)]
        out.append((fields[0], i * 2.0))
    return out


def numbers_in(text):
    return [int(m) for m in re.findall(r"\d+", text)]


def total_of(text):
    return sum(int(w) for w in text.split())


def long_numbers(text):
    return [int(w) for w in text.split()]


def urls(event):
    out = []
    for r in event["Records"]:
        out.append("s3://" + r["bucket"] + "/" + r["key"])
    return {"statusCode": 200, "body": json.dumps(out)}


POINTS = {
    "numbers_in": {"text": ["='12345 ' * 10", "='12345 ' * 1000", "='12345 ' * 20000"]},
    "total_of": {"text": ["='12345 ' * 10", "='12345 ' * 1000", "='12345 ' * 20000"]},
    "long_numbers": {"text": ["=('9' * 50 + ' ') * 10", "=('9' * 50 + ' ') * 1000", "=('1' * 400 + ' ') * 2000"]},
    "urls": {"event": ["={'Records': [{'bucket': 'b' * 10, 'key': 'k' * 20}] * 10}", "={'Records': [{'bucket': 'b' * 10, 'key': 'k' * 20}] * 5000}"]},
    "first_of_line": {"lines": ["=['k%d,12345' % i for i in range(10)]", "=['k%d,12345' % i for i in range(10000)]"]},
    "first_pair": {"lines": ["=['k%d,12345' % i for i in range(10)]", "=['k%d,12345' % i for i in range(10000)]"]},
    "first_and_int": {"lines": ["=['k%d,12345' % i for i in range(10)]", "=['k%d,12345' % i for i in range(10000)]"]},
    "first_direct": {"lines": ["=['k%d,12345' % i for i in range(10)]", "=['k%d,12345' % i for i in range(10000)]"]},
}
LIMITS = {
    "bound": "first_of_line first_pair first_and_int",
}
BINDINGS = {
    "numbers_in": {r'len(re.findall(r"\d+", text))': "=len(text.split())"},
    "total_of": {"len(text.split())": "=len(text.split())"},
    "long_numbers": {"len(text.split())": "=len(text.split())"},
    "urls": {'len(event["Records"])': '=len(event["Records"])', 'sum(len(x["bucket"]) for x in event["Records"])': '=sum(len(x["bucket"]) for x in event["Records"])', 'sum(len(x["key"]) for x in event["Records"])': '=sum(len(x["key"]) for x in event["Records"])'},
    "first_of_line": {'len(line.split(","))': "2", "sum(len(x) for x in lines)": "=sum(map(len, lines))"},
    "first_pair": {'len(line.split(","))': "2", "sum(len(x) for x in lines)": "=sum(map(len, lines))"},
    "first_and_int": {'len(line.split(","))': "2", "sum(len(x) for x in lines)": "=sum(map(len, lines))"},
    "first_direct": {'len(line.split(","))': "2", "sum(len(x) for x in lines)": "=sum(map(len, lines))"},
}
