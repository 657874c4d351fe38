using System.Net;
using System.Text.RegularExpressions;
using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>People with accounts of their own, who were invited and signed in by the program's pages.</summary>
internal sealed partial class Crowd : IDisposable
{
    private const int Viewers = 4;
    private const int Admins = 2;

    /// <summary>Browsers that are signed in to one account.</summary>
    private const int Each = 2;
    private const int PeopleOfAWriter = 6;
    private const string Password = "a few words that nobody guesses";

    private readonly Fleet _fleet;
    private readonly List<Browser> _browsers = [];
    private readonly List<Writer> _writers = [];
    private PhotoWriter _photographer = null!;
    private CookieContainer _admin = new();

    private Crowd(Fleet fleet) => _fleet = fleet;

    public Saves Saves { get; } = new();

    /// <summary>That an admin sends, to whichever address.</summary>
    public string AdminCookie => _admin.GetCookieHeader(_fleet.Balancer.Address);

    public static async Task<Crowd> GatherAsync(Fleet fleet)
    {
        var crowd = new Crowd(fleet);
        await crowd.GatherAsync();
        return crowd;
    }

    /// <summary>All go to work, and stop when the load is disposed.</summary>
    public Load Start(Answers answers)
    {
        foreach (var visitor in Visitors)
            visitor.Answers = answers;
        return new Load([.. _browsers.Select(it => (Func<CancellationToken, Task>)it.WorkAsync), .. _writers.Select(it => (Func<CancellationToken, Task>)it.WorkAsync), _photographer.WorkAsync]);
    }

    public void Dispose()
    {
        foreach (var visitor in Visitors)
            visitor.Dispose();
    }

    private IEnumerable<Visitor> Visitors => [.. _browsers.Select(it => it.Visitor), .. _writers.Select(it => it.Visitor), _photographer.Visitor];

    private async Task GatherAsync()
    {
        _admin = await JoinAsync(Link().Match(await _fleet.AdminLinkAsync()).Value, "Admin 1");
        using var admin = new Visitor(_fleet.Balancer, _admin);
        var admins = new List<CookieContainer> { _admin };
        while (admins.Count < Admins)
            admins.Add(await JoinAsync(await InviteAsync(admin, "Admin"), $"Admin {admins.Count + 1}"));
        foreach (var cookies in admins.SelectMany(cookies => Enumerable.Repeat(cookies, Each)))
            _writers.Add(new(new(_fleet.Balancer, cookies), Saves, _writers.Count + 1));
        await Task.WhenAll(_writers.Select(writer => writer.HirePeopleAsync(PeopleOfAWriter)));

        var people = Person().Matches((await admin.GetAsync(Kind.List, "/?size=96")).Body).Select(match => Guid.Parse(match.Groups[1].Value)).Distinct().ToList();
        _photographer = new(new(_fleet.Balancer, _admin), Saves, people[0]);
        foreach (var id in people.Take(4))
            await _photographer.SaveAsync(id, CancellationToken.None);
        var photos = new List<string>();
        foreach (var id in people.Skip(1).Take(3))
            photos.Add(Photo().Match((await admin.GetAsync(Kind.Profile, $"/employees/{id}")).Body).Value);

        for (var number = 1; number <= Viewers; number++)
        {
            var cookies = await JoinAsync(await InviteAsync(admin, "Viewer"), $"Viewer {number}");
            for (var i = 0; i < Each; i++)
                _browsers.Add(new(new(_fleet.Balancer, cookies), people, photos, seed: _browsers.Count));
        }
    }

    private async Task<CookieContainer> JoinAsync(string link, string name)
    {
        var cookies = new CookieContainer();
        using var visitor = new Visitor(_fleet.Balancer, cookies);
        var form = Form.Of((await visitor.GetAsync(Kind.Form, link)).Body);
        var joined = await visitor.PostAsync(Kind.Save, "/invitation", form.With(("Code", link.Split('=')[1]), ("Name", name), ("Password", Password)));
        return joined.IsRedirect ? cookies : throw new InvalidOperationException($"{name} cannot join: {joined.Status} {joined.Fault}");
    }

    private static async Task<string> InviteAsync(Visitor admin, string role)
    {
        var form = Form.Of((await admin.GetAsync(Kind.Form, "/accounts/invite")).Body);
        return Link().Match((await admin.PostAsync(Kind.Save, "/accounts/invite", form.With(("Role", role)))).Body).Value;
    }

    [GeneratedRegex("/invitation\\?code=[^\"\\s<&]+")]
    private static partial Regex Link();

    [GeneratedRegex("href=\"/employees/([0-9a-f-]{36})\"")]
    private static partial Regex Person();

    [GeneratedRegex("/photos/[0-9a-f]{32}/256\\.webp")]
    private static partial Regex Photo();
}
