using System.Security.Cryptography;

namespace Failover.Modes;

/// <summary>
/// One application: it writes one document after the other, whether or not each succeeds. The servers report what they saw of it.
/// </summary>
internal static class Application
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(100);

    /// <param name="name">The application's name: driver/mode/number.</param>
    public static async Task RunAsync(string name, Func<string, Task<Func<string, Task>>> connectAsync)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000)), TimeProvider.System);
        Func<string, Task>? writeAsync = null;
        for (var id = 1; ; id++)
        {
            var pause = Interval;
            try
            {
                writeAsync ??= await connectAsync(name);
                await writeAsync($"{name}/{id}");
            }
#pragma warning disable CA1031 // Whatever the driver throws, the application continues, as a server does with its next request.
            catch (Exception)
#pragma warning restore CA1031
            {
                pause = AfterFailure;
            }

            await Task.Delay(pause, TimeProvider.System);
        }
    }
}
