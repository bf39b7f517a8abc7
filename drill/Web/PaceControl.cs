using Failover.Drill.Pages.Model;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Web;

/// <summary>Start, pause and pace of a world, by whoever looks at its page. Any thread.</summary>
/// <param name="start">Called once, when somebody starts it; the pace that was chosen until then is its first.</param>
internal sealed class PaceControl(VirtualTime time, double pace, Action start)
{
    private readonly Lock gate = new();
    private string phase = LiveState.Ready;
    private double speed = pace;

    public (string Phase, double Pace) Now
    {
        get
        {
            lock (gate)
            {
                return (phase, speed);
            }
        }
    }

    public void Do(string action, double number)
    {
        lock (gate)
        {
            switch (action)
            {
                case "start" when phase == LiveState.Ready:
                    phase = LiveState.Running;
                    start();
                    break;
                case "pause" when phase == LiveState.Running:
                    phase = LiveState.Paused;
                    break;
                case "resume" when phase == LiveState.Paused:
                    phase = LiveState.Running;
                    break;
                case "pace":
                    speed = number;
                    break;
                default:
                    return;
            }

            var next = phase == LiveState.Running ? speed : 0;
            if (phase is LiveState.Running or LiveState.Paused)
            {
                time.Post(() => time.SetPace(next));
            }
        }
    }

    public void End()
    {
        lock (gate)
        {
            phase = LiveState.Ended;
        }
    }
}
