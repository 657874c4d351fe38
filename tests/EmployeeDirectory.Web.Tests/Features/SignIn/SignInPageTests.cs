using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpNet;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>The pages of the running program on which accounts of the place begin, sign in and are kept.</summary>
public sealed class SignInPageTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private readonly KeptLog _log = new();

    private DirectorySite Site { get; set; } = null!;

    public async ValueTask InitializeAsync() => Site = await DirectorySite.StartAsync(services =>
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ILoggerProvider>(_log);
        LocalAccounts.HashQuickly(services);
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task SignIn_WhateverIsWrong_IsAnsweredAlike()
    {
        using var ada = await Site.NewAccountAsync("Ada");
        var answers = new List<Page>();
        foreach (var (name, password) in new[] { ("Ada", "wrong"), ("Bob", "wrong"), ("Ada", "wrong"), ("Ada", "wrong"), ("Ada", "wrong") })
            answers.Add(await Site.NewVisitor().SignInAsync(name, password));
        await SaveAsync(account => account with { Disabled = true });
        answers.Add(await Site.NewVisitor().SignInAsync("Ada"));
        await SaveAsync(account => account with { Disabled = false });
        answers.Add(await Site.NewVisitor().SignInAsync("Bob"));
        answers.Add(await Site.NewVisitor().SignInAsync("Ada"));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Single(answers.Select(Plain).Distinct());
        Assert.Single(answers.Select(answer => string.Join('\n', answer.Response.Headers.Where(header => header.Key is not "Date" and not "Set-Cookie").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))).Distinct());
    }

    [Theory]
    [InlineData("", "password?", "came for"), InlineData("/org", "the page you came for", "mistake")]
    [InlineData("/employees/01a2231a-7892-7571-8287-4e6b477833a0/suggestions/new", "Sign in to report a mistake", "came for")]
    public async Task SignIn_Page_SaysWhatItIsAndWhyOneIsHere(string asked, string said, string unsaid)
    {
        var page = await Site.NewVisitor().GetPageAsync($"/sign-in?returnUrl={Uri.EscapeDataString(asked)}");
        Assert.Contains("employee directory", page.Text, StringComparison.Ordinal);
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_RightPassword_GoesWhereItWasAskedToAndNowhereElse()
    {
        using var ada = await Site.NewAccountAsync("Ada");
        foreach (var (asked, location) in new[] { ("/org", "/org"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("", "/") })
        {
            using var visitor = Site.NewVisitor();
            var form = (await visitor.GetPageAsync($"/sign-in?returnUrl={Uri.EscapeDataString(asked)}")).Form("/sign-in");
            Assert.Equal(location, (await form.With("Name", "ADA ").With("Password", LocalAccounts.Password).PostAsync()).Location);
        }
    }

    [Theory]
    [InlineData("Emma\u00A0Employee", "Emma Employee"), InlineData("Emma Employee", " \u2003Emma\u00A0 Employee\u200B"), InlineData("\u202AEmma Employee\u202C", "emma employee")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("bob@example.com.", "bob@example.com"), InlineData("cy@example.com", "mailto:cy@example.com")]
    [InlineData("dee\u00A0@example.com", "Dee@example.com."), InlineData("eve@example.com\uFFFC", "Eve <eve@example.com>")]
    public async Task SignIn_NameWithSpacesAndMarksOfPastedText_IsThatOfTheAccount(string created, string typed)
    {
        using var emma = await Site.NewAccountAsync(created);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().SignInAsync(typed)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().SignInAsync(created)).Status);
    }

    [Theory]
    [InlineData("Conan O’Neil", "conan o'neil"), InlineData("Ann‐Marie", "ann-marie"), InlineData("Emma ٤٢", "emma 42")]
    public async Task SignIn_NameWithAnotherKindOfSign_IsThatOfTheAccountAndTaken(string created, string typed)
    {
        using var emma = await Site.NewAccountAsync(created);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().SignInAsync(typed)).Status);
        var second = await Site.NewVisitor().AcceptAsync(await Site.InviteAsync(), typed);
        Assert.Contains("This name is taken", second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uE000"), InlineData("root\u0378"), InlineData("rооt"), InlineData("Ρaul"), InlineData("\u0301"), InlineData("--"), InlineData("\uFFFD")]
    public async Task Accept_NameThatNobodyCanTypeOrTellFromAnother_IsRefusedAndKept(string name)
    {
        var page = await Site.NewVisitor().AcceptAsync(await Site.InviteAsync(), name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("This name", page.Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("Иван Petrov"), InlineData("李 Ada"), InlineData("Ada2"), InlineData("ada.lovelace@example.com"), InlineData("Zoë Δ")]
    public async Task Accept_NameOfSeveralAlphabets_IsTaken(string name)
    {
        using var visitor = await Site.NewAccountAsync(name);
    }

    [Fact]
    public async Task SignIn_PasswordSentInAnotherUnicodeForm_IsRight()
    {
        const string composed = "caf\u00E9 au lait chaque matin", decomposed = "cafe\u0301 au\u00A0lait chaque matin";
        using var visitor = Site.NewVisitor();
        await visitor.AcceptAsync(await Site.InviteAsync(), "Emma", composed);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().SignInAsync("Emma", decomposed)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().SignInAsync("Emma", composed)).Status);
    }

    [Fact]
    public async Task SignIn_PasswordThatAnEarlierReleaseKeptAsTyped_IsRight()
    {
        const string decomposed = "cafe\u0301 au lait chaque matin";
        using var ada = await Site.NewAccountAsync("Ada");
        var hasher = Site.Services.GetRequiredService<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>();
        await SaveAsync(account => account with { PasswordHash = hasher.HashPassword(account, decomposed) });
        Assert.Equal(HttpStatusCode.Redirect, (await Site.NewVisitor().SignInAsync("Ada", decomposed)).Status);
    }

    [Fact]
    public async Task Password_ChangedToTheSame_IsRefused()
    {
        using var emma = await Site.NewAccountAsync("Emma");
        var form = (await emma.GetPageAsync("/account/password")).Form("/account/password");
        var page = await form.With("Current", LocalAccounts.Password).With("Password", LocalAccounts.Password).PostAsync();
        Assert.Contains("your current password", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AccountStoredWithAnUncleanName_IsFoundAndItsNameIsTaken()
    {
        using var emma = await Site.NewAccountAsync("Emma");
        var accounts = Site.Services.GetRequiredService<IAccountStore>();
        var clean = await Site.AccountAsync("Emma");
        var stored = clean with { Id = "unclean", Subject = "emma\u200b  employee", Name = "Emma\u200B  Employee", Version = 0 };
        Assert.NotNull(await accounts.SaveAsync(stored, invitation: null, CancellationToken.None));
        await using var again = await DirectorySite.StartAsync(services =>
        {
            services.AddSingleton(accounts);
            LocalAccounts.HashQuickly(services);
        });

        Assert.Equal(HttpStatusCode.Redirect, (await again.NewVisitor().SignInAsync("Emma Employee")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await again.NewVisitor().SignInAsync("Emma\u200B  Employee")).Status);
        var refused = await again.NewVisitor().AcceptAsync(await again.InviteAsync(), "emma employee");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        await accounts.DeleteAsync(stored, CancellationToken.None);
        Assert.Equal(HttpStatusCode.Redirect, (await again.NewVisitor().AcceptAsync(await again.InviteAsync(), "emma employee")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await again.NewVisitor().SignInAsync("Emma Employee")).Status);
    }

    [Fact]
    public async Task SignIn_EachOutcome_IsInTheLog()
    {
        using var ada = await Site.NewAccountAsync("Ada");
        await ada.SignOutAsync();
        await ada.SignInAsync("Ada", "wrong");
        await ada.SignInAsync("Nobody", LocalAccounts.Password);
        var account = await AccountAsync();
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        var log = await Site.Services.GetRequiredService<IAuditStore>().ReadAsync(today.AddDays(-1), today, null, CancellationToken.None)
            .Where(line => line.Kind is AuditKind.AccountCreated or AuditKind.SignedIn or AuditKind.SignedOut or AuditKind.SignInRefused)
            .Select(line => (line.Kind, line.By, line.Subject, line.Detail)).ToListAsync();
        Assert.Equal(
            [
                (AuditKind.SignInRefused, CurrentUser.Anonymous, null, "unknown name"),
                (AuditKind.SignInRefused, CurrentUser.Anonymous, account.Id, "wrong password"),
                (AuditKind.SignedOut, account.Id, account.Id, null),
                (AuditKind.SignedIn, account.Id, account.Id, Account.Local),
                (AuditKind.AccountCreated, account.Id, account.Id, "Viewer")
            ],
            log);
    }

    [Fact]
    public async Task SignIn_AnyOutcome_WritesNoSecretToTheLog()
    {
        using var here = Site.NewVisitor();
        using var there = Site.NewVisitor();
        var link = await Site.InviteAsync();
        var cookies = new[] { await here.AcceptAsync(link, "Ada"), await there.SignInAsync("Ada", "a wrong guess"), await there.SignInAsync("Ada") }
            .SelectMany(page => page.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).Select(cookie => cookie.Split('=', ';')[1]).Where(value => value.Length > 0);
        Assert.NotEmpty(_log.Lines);
        foreach (var secret in (string[])[LocalAccounts.Password, "a wrong guess", link.Split('=')[1], .. cookies])
            Assert.DoesNotContain(_log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("brief 7", "15 characters")]
    [InlineData("qwertyuiop12345", "attackers try first")]
    [InlineData("Ada Ada Ada Ada Ada", "easy to guess")]
    public async Task Accept_PasswordThatIsEasyToGuess_IsRefusedAndTheLinkStaysGood(string password, string reason)
    {
        using var visitor = Site.NewVisitor();
        var link = await Site.InviteAsync();
        var refused = await visitor.AcceptAsync(link, "Ada", password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(reason, refused.Document.QuerySelector("#Password-problem")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Password-problem ", refused.Document.QuerySelector("#Password[aria-invalid]")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, refused.Html.Replace("Ada\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.AcceptAsync(link, "Ada")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetPageAsync(link)).Status);
    }

    [Fact]
    public async Task Accept_AfterAnHour_IsGone()
    {
        var link = await Site.InviteAsync(Role.Admin);
        using var visitor = Site.NewVisitor();
        var form = (await visitor.GetPageAsync(link)).Form("/invitation").With("Name", "Ada").With("Password", LocalAccounts.Password);
        _clock.Ahead += Invitation.Validity;
        Assert.Equal(HttpStatusCode.Gone, (await form.PostAsync()).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetPageAsync(link)).Status);
    }

    [Fact]
    public async Task Password_Changed_EndsOtherSessionsAndOpensNoDoorForTheOldOne()
    {
        const string next = "quite another sentence altogether";
        using var here = await Site.NewAccountAsync("Ada");
        using var there = Site.NewVisitor();
        await there.SignInAsync("Ada");
        Task<Page> ChangeAsync(PageForm form, string current, string password = next) => form.With("Current", current).With("Password", password).PostAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync((await here.GetPageAsync("/account/password")).Form("/password"), "wrong")).Status);
        Assert.Contains("15 characters", (await ChangeAsync((await here.GetPageAsync("/account/password")).Form("/password"), LocalAccounts.Password, "short")).Text, StringComparison.Ordinal);
        Assert.True(await there.IsSignedInAsync());
        Assert.Equal("/account", (await ChangeAsync((await here.GetPageAsync("/account/password")).Form("/password"), LocalAccounts.Password)).Location);

        Assert.True(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await there.SignInAsync("Ada")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.SignInAsync("Ada", next)).Status);
        Assert.Single(await Site.LogAsync(), line => line.Kind == AuditKind.PasswordChanged);
    }

    [Fact]
    public async Task SecondFactor_TurnedOn_IsAskedForUntilItIsTurnedOffWithThePassword()
    {
        using var here = await Site.NewAccountAsync("Ada");
        var setup = await here.GetPageAsync("/account/second-factor");
        var key = setup.Document.QuerySelector("dl code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith("otpauth://totp/", setup.Document.QuerySelector("dl a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(setup.Document.QuerySelector("svg.qr-code path"));
        var refused = setup;
        foreach (var (password, code) in new[] { (LocalAccounts.Password, "000000"), ("wrong", CodeOf(key)), ("", CodeOf(key)) })
        {
            refused = await refused.Form("/second-factor").With("Password", password).With("Code", code).PostAsync();
            Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (refused.Status, refused.Text.Replace(" ", "", StringComparison.Ordinal).Contains(key, StringComparison.Ordinal)));
            Assert.Null((await AccountAsync()).TotpSecret);
        }
        Assert.Equal("/account", (await refused.Form("/second-factor").With("Password", LocalAccounts.Password).With("Code", CodeOf(key)).PostAsync()).Location);

        using var there = Site.NewVisitor();
        var asked = await there.SignInAsync("Ada");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.False(await there.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Form("/sign-in/code").With("Code", CodeOf(key)).PostAsync()).Status);
        _clock.Ahead += TimeSpan.FromSeconds(30);
        Assert.Equal(HttpStatusCode.Redirect, (await asked.Form("/sign-in/code").With("Code", CodeOf(key)).PostAsync()).Status);
        Assert.True(await there.IsSignedInAsync());

        var off = (await here.GetPageAsync("/account/second-factor/off")).Form("/off");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await off.With("Password", "wrong").PostAsync()).Status);
        Assert.NotNull((await AccountAsync()).TotpSecret);
        Assert.Equal("/account", (await off.With("Password", LocalAccounts.Password).PostAsync()).Location);
        Assert.False(await there.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await there.SignInAsync("Ada")).Status);
        Assert.Equal(["off", "on"], (await Site.LogAsync()).Where(line => line.Kind == AuditKind.SecondFactorChanged).Select(line => line.Detail));
    }

    [Theory, InlineData("another's"), InlineData("before a change"), InlineData("too long ago"), InlineData("stored"), InlineData("forged")]
    public async Task SecondFactor_KeyThatWasNotJustOfferedToThisAccount_IsNotTaken(string offer)
    {
        using var here = await Site.NewAccountAsync("Ada");
        var setup = await here.GetPageAsync("/account/second-factor");
        var key = setup.Document.QuerySelector("dl code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var form = setup.Form("/second-factor").With("Password", LocalAccounts.Password);
        switch (offer)
        {
            case "another's":
                using (var another = await Site.NewAccountAsync("Grace"))
                {
                    var page = await another.GetPageAsync("/account/second-factor");
                    key = page.Document.QuerySelector("dl code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
                    form.With("Secret", page.Value("Secret")!);
                }
                break;
            case "before a change":
                await SaveAsync(account => account with { SignInEpoch = account.SignInEpoch + 1 });
                await here.SignInAsync("Ada");
                break;
            case "too long ago":
                _clock.Ahead += TotpCodes.OfferPatience;
                break;
            case "stored":
                var secret = Site.Services.GetRequiredService<TotpCodes>().NewSecret();
                key = Site.Services.GetRequiredService<TotpCodes>().KeyOf(secret)!;
                form.With("Secret", secret);
                break;
            default:
                form.With("Secret", "forged");
                break;
        }

        var answer = await form.With("Code", CodeOf(key)).PostAsync();

        Assert.Equal("/account/second-factor", answer.Location);
        Assert.Null((await AccountAsync()).TotpSecret);
    }

    private Task<Account> AccountAsync() => Site.AccountAsync("Ada");

    private async Task SaveAsync(Func<Account, Account> change) =>
        Assert.NotNull(await Site.Services.GetRequiredService<IAccountStore>().SaveAsync(change(await AccountAsync()), invitation: null, CancellationToken.None));

    private string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(_clock.GetUtcNow().UtcDateTime);

    /// <summary>Without what differs from request to request, and the name that was typed.</summary>
    private static string Plain(Page page)
    {
        foreach (var input in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=Name]"))
            input.RemoveAttribute("value");
        return page.Document.DocumentElement.OuterHtml;
    }
}
