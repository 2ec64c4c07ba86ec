"""The schemas inside a WSDL as files of their own, for tools that read no WSDL."""
import os
import re


def extract(wsdl, folder):
    """Writes schema0.xsd, schema1.xsd, ...; gives their names and the namespaces, in the WSDL's order."""
    text = open(wsdl, encoding="utf-8").read()
    outside = text[text.index("definitions"):text.index("types>")]
    prefixes = dict(re.findall(r'xmlns:(\w+)="([^"]+)"', outside))
    schemas = re.findall(r"<xs:schema .*?</xs:schema>", text, re.S)
    namespaces = [re.search(r'targetNamespace="([^"]+)"', schema).group(1) for schema in schemas]
    files = {uri: f"schema{number}.xsd" for number, uri in enumerate(namespaces)}
    for uri, schema in zip(namespaces, schemas):
        start_tag = schema[:schema.index(">")]
        for prefix, bound in prefixes.items():
            if f"xmlns:{prefix}=" not in start_tag:
                schema = schema.replace("<xs:schema ", f'<xs:schema xmlns:{prefix}="{bound}" ', 1)
        schema = re.sub(
            r'<xs:import namespace="([^"]+)"',
            lambda found: f'{found.group(0)} schemaLocation="{files[found.group(1)]}"', schema)
        with open(os.path.join(folder, files[uri]), "w", encoding="utf-8") as file:
            file.write(schema)
    return list(files.values()), namespaces
