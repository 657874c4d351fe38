using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>Someone who changes people by the forms of one instance, one after the other, and whom no refusal discourages.</summary>
internal sealed class BusyAdmin(FleetInstance instance, ConcurrentQueue<string> people, int seed)
{
    private static readonly string[] Values = ["Engineering", "Sales", "Leeds", "Zoë", "李小龙", "نادية", ""];

    private readonly Random _random = new(seed);
    private int _accepted;

    /// <summary>How many changes were taken so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if ((await ActAsync()).Status == HttpStatusCode.Redirect)
                    Interlocked.Increment(ref _accepted);
            }
            // The instance is down.
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private Task<Page> ActAsync() => _random.Next(10) switch
    {
        < 2 => AddAsync(),
        2 => SubmitAsync(Someone, "/delete", form => form),
        // A deleted person's page is the form that restores them.
        3 or 4 => SubmitAsync(Someone, "", form => form, "/restore"),
        5 => SubmitAsync(Someone, "/edit", form => form.With("Status", Pick("Active", "Left"))),
        6 => SubmitAsync(Someone, "/edit", form => form.With("Protected", Pick("true", "false"))),
        7 => SubmitAsync(Someone, "/edit", form => form.With("Manager", People.IdOf(Someone))),
        8 => SubmitAsync(Someone, "/edit", form => form.With("Skills", Pick(Values), Pick(Values)).With("Email", Pick(Mailbox, ""))),
        _ => SubmitAsync(Someone, "/edit", form => form.With("DisplayName", $"{Pick(Values)} {Number}").With("Department", Pick(Values)).With("Location", Pick(Values)))
    };

    private async Task<Page> AddAsync()
    {
        var saved = await SubmitAsync("/employees/new", "", form => form.With("DisplayName", $"Added {Number}").With("Email", Mailbox));
        if (saved.Status == HttpStatusCode.Redirect)
            people.Enqueue(saved.Location!);
        return saved;
    }

    private async Task<Page> SubmitAsync(string profile, string action, Func<PageForm, PageForm> fill, string? form = null)
    {
        var page = await instance.Client.GetPageAsync(profile + action);
        var posts = page.Document.QuerySelectorAll("main form").Any(it => (it.GetAttribute("action") ?? profile + action).EndsWith(form ?? profile + action, StringComparison.Ordinal));
        return posts && page.Status is HttpStatusCode.OK or HttpStatusCode.Gone ? await fill(page.Form(form ?? profile + action)).PostAsync() : page;
    }

    private string Someone => people.ElementAt(_random.Next(people.Count));

    private string Number => _random.Next(1_000_000).ToString(CultureInfo.InvariantCulture);

    private string Mailbox => $"{seed}.{Number}@example.com";

    private string Pick(params string[] values) => values[_random.Next(values.Length)];
}
