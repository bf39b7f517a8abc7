using System.Text.Json;
using Failover.Modes;

// Applications that write through a record, some in each mode, until their input ends: what `.ci/drivers` measures.
var input = JsonSerializer.Deserialize<Setup>(args[0], JsonSerializerOptions.Web)!;
ThreadPool.SetMinThreads(64, 64);
using var modes = new Modes(input);
foreach (var mode in modes.Names)
{
    for (var number = 1; number <= input.Count; number++)
    {
        _ = Application.RunAsync($"dotnet/{mode}/{number}", name => modes.CreateAsync(mode, name));
    }
}

while (Console.Read() >= 0)
{
    // Until the end.
}

Environment.Exit(0);
