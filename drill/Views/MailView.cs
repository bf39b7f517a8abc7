using Failover.Drill.Scenarios;

namespace Failover.Drill.Views;

/// <summary>The mails of a run, word for word, as an operator on call reads them.</summary>
internal static class MailView
{
    public static void Show(Page page, ScenarioRun run)
    {
        var mails = Mail.From(run);
        page.Blank();
        page.Heading(mails.Count == 1 ? "1 mail" : $"{mails.Count} mails");
        foreach (var mail in mails)
        {
            page.Blank();
            page.Row([new Cell($"{Seconds.Since(mail.At - run.FirstFaultAt)}  ", Look.Faint)], $"from {mail.Region}", Look.Faint);
            page.Verbatim($"Subject: {mail.Subject}");
            page.Blank();
            page.Verbatim(mail.Message.TrimEnd('\n'));
        }
    }
}
