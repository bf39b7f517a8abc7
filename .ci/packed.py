#!/usr/bin/env python3
"""Packs clients/dotnet, and runs an application that uses nothing but the package and writes to a database of `drill live`."""
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRILL = ROOT / "drill/bin/Debug/net10.0/drill.dll"

PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Failover.DocumentDb" Version="VERSION" />
  </ItemGroup>
</Project>
"""

PROGRAM = """
using Failover.DocumentDb;
using MongoDB.Bson;
using MongoDB.Driver;

await using var failover = await FailoverClient.ConnectAsync(new FailoverClientOptions
{
    Record = args[0], Port = int.Parse(args[1]), CaFile = args[2], Resolvers = [args[3]],
});
await failover.RunAsync(
    (client, token) => client.GetDatabase("shop").GetCollection<BsonDocument>("orders")
        .InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: token),
    RetryOptions.Safe);
long found = await failover.RunAsync(
    (client, token) => client.GetDatabase("shop").GetCollection<BsonDocument>("orders")
        .CountDocumentsAsync(new BsonDocument("_id", 1), cancellationToken: token),
    RetryOptions.Safe);
Console.WriteLine($"{found} at {failover.Target}");
"""


def main():
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        run("dotnet", "pack", ROOT / "clients/dotnet", "-v", "q", "--nologo", "-p:RunAnalyzers=false", "-o", work / "feed")
        [package] = (work / "feed").glob("*.nupkg")
        check_contents(package)
        app = work / "app"
        app.mkdir()
        version = re.fullmatch(r"Failover\.DocumentDb\.(.+)\.nupkg", package.name)[1]
        (app / "app.csproj").write_text(PROJECT.replace("VERSION", version))
        (app / "Program.cs").write_text(PROGRAM)
        # Its own package cache: the user's cache would keep this version, and the next check would use it.
        store = pathlib.Path.home() / ".nuget/packages"
        run("dotnet", "build", app, "-v", "q", "--nologo", "-o", work / "out", f"-p:RestoreAdditionalProjectSources={work / 'feed'}",
            f"-p:RestorePackagesPath={work / 'packages'}", f"-p:RestoreFallbackFolders={store if store.exists() else ''}")
        with Database(work) as database:
            written = run("dotnet", work / "out/app.dll", database.record, database.port, database.ca_file, database.resolver)
        assert re.match(r"1 at \S+\.docdb\.amazonaws\.com$", written.strip()), written
        print(f"{package.name}: {written.strip()}")


def check_contents(package):
    names = zipfile.ZipFile(package).namelist()
    for wanted in ["README.md", "lib/net10.0/Failover.DocumentDb.dll", "lib/net10.0/Failover.DocumentDb.xml"]:
        assert wanted in names, f"Expected {wanted} in {package.name}, found {names}"


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Database:
    """A world of `drill live` whose story does not begin for an hour."""

    def __init__(self, work):
        self.ca_file = work / "ca.pem"
        self.drill = subprocess.Popen(
            ["dotnet", DRILL, "live", "writer-crash", "--strike", "3600", "--resolver-port", "0", "--network", "200", "--json",
             "--ca-file", self.ca_file], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        for line in self.drill.stderr:
            if found := re.match(r"Resolver +([\d.]+:\d+):", line):
                self.resolver = found[1]
            if found := re.match(r"Record +(\S+), port (\d+)", line):
                self.record, self.port = found.groups()
                return self
        raise SystemExit("Expected drill live to say how to connect, found nothing.")

    def __exit__(self, *_):
        self.drill.kill()


if __name__ == "__main__":
    main()
