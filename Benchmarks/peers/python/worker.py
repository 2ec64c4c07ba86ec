"""What the peers in Python share; see ../common/worker.h for the commands and the checksum."""
import datetime
import decimal
import enum
import struct
import sys
import time
import zlib

CAMPAIGN = "https://bingads.microsoft.com/CampaignManagement/v13"
ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
CONTENT = {
    "goals": "GetConversionGoalsByIdsResponse", "conversions": "ApplyOfflineConversionsRequest",
    "errors": "ApplyOfflineConversionsResponse"}


class Values:
    """Items and checksum; neither of the two libraries tells nil from absent in all places."""

    def __init__(self):
        self.items, self.checksum = 0, 0

    def fold(self, text):
        self.checksum = zlib.crc32(text.encode(), self.checksum)

    def item(self, type_name):
        self.items += 1
        self.fold(f"<{type_name}>")

    def value(self, name, value):
        if isinstance(value, enum.Enum):
            value = value.value
        if isinstance(value, (list, tuple)):
            value = " ".join(str(word.value if isinstance(word, enum.Enum) else word) for word in value)
        if value is None or value == "":
            return
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, decimal.Decimal):
            value = f"{value:f}"
            if "." in value:
                value = value.rstrip("0").rstrip(".")
        elif isinstance(value, float):
            value = f"{struct.unpack('<Q', struct.pack('<d', value))[0]:016x}"
        elif isinstance(value, datetime.datetime):
            value = int(value.replace(microsecond=0).timestamp())
        self.fold(f"{name}={value};")


def obey(side, words, state):
    command, argument = words[0], words[1] if len(words) > 1 else ""
    encoding = "encode" in (command, argument)
    if command == "open":
        with open(words[2], "rb") as file:
            state.update(kind=argument, bytes=file.read(), message=None)
        return len(state["bytes"])
    if command == "values":
        values = Values()
        side.fold(side.decode(state["bytes"], state["kind"]), state["kind"], values)
        return f"{values.items} -1 {values.checksum:08x}"
    if (encoding or command == "write") and state["message"] is None:
        state["message"] = side.decode(state["bytes"], state["kind"])
    if command in ("decode", "encode"):
        result = b""
        cpu, wall = time.process_time_ns(), time.monotonic_ns()
        for _ in range(int(argument)):
            if encoding:
                result = side.encode(state["message"], state["kind"])
            else:
                side.decode(state["bytes"], state["kind"])
        return f"{time.process_time_ns() - cpu} {time.monotonic_ns() - wall}" + (f" {len(result)}" if encoding else "")
    if command == "write":
        with open(argument, "wb") as file:
            return file.write(side.encode(state["message"], state["kind"]))
    raise ValueError("not supported")


def main(side):
    state = {"message": None}
    for line in sys.stdin:
        try:
            answer = f"ok {obey(side, line.split(), state)}"
        except Exception as error:  # whatever it is, it is the answer
            answer = f"error {type(error).__name__}: " + " ".join(str(error).split())
        print(answer, flush=True)
