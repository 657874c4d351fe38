using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>A protected person in a site of their own, with a manager, a report and words that nobody else has.</summary>
public sealed class HiddenPerson : IAsyncLifetime
{
    public const string Name = "Quillon Zzyzx";

    private readonly Dictionary<string, HttpClient> _visitors = [];

    public DirectorySite Site { get; private set; } = null!;

    public string Profile { get; private set; } = "";
    public string Photo { get; private set; } = "";
    public string Boss { get; private set; } = "";
    public string Report { get; private set; } = "";

    public Guid Id => Guid.Parse(People.IdOf(Profile));

    /// <summary>What tells of them: a page that has any of it shows them.</summary>
    public IEnumerable<string> Traces =>
        ["Quillon", "Zzyzx", "qz.hidden@example.com", "HX9917", "Nightwarden", "Quasarics", "Ultimathule", "Xylomancy", "5550 7391", People.IdOf(Profile), Photo.Split('/')[2], "letter=Z"];

    public HttpClient As(string role) => _visitors[role];

    public async ValueTask InitializeAsync()
    {
        Site = await DirectorySite.StartAsync();
        Boss = await Site.AddAsync("Bettina Boss");
        (Profile, Photo) = await Site.Client.AddWithPhotoAsync(Name);
        var form = await Site.EditAsync(Profile);
        foreach (var (field, value) in ((string, string)[])[
            ("FamilyName", "Zzyzx"), ("Email", "qz.hidden@example.com"), ("EmployeeNumber", "HX9917"), ("JobTitle", "Nightwarden"), ("Department", "Quasarics"),
            ("Location", "Ultimathule"), ("Skills", "Xylomancy"), ("Phones", "+44 20 5550 7391"), ("Manager", People.IdOf(Boss))])
            form.With(field, value);
        await form.PostAsync();
        Report = await Site.AddAsync("Rita Report", ("Manager", People.IdOf(Profile)));
        var colleague = await Site.AddAsync("Carl Colleague", ("Manager", People.IdOf(Boss)));
        // As lists and charts were before; protected only now.
        await Site.FollowAsync(await Site.ChangeAsync(Profile, "Protected", "true"));
        _visitors["anonymous"] = Site.NewVisitor();
        _visitors["viewer"] = await Site.NewVisitorAsync(Role.Viewer);
        _visitors["colleague"] = await Site.NewVisitorAsync(Role.Viewer, Guid.Parse(People.IdOf(colleague)));
        _visitors["themself"] = await Site.NewVisitorAsync(Role.Viewer, Id);
        // Not the one who saves above and in tests: what was saved is said on their next page, whichever that is.
        _visitors["admin"] = await Site.NewVisitorAsync(Role.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
            visitor.Dispose();
        await Site.DisposeAsync();
    }
}
