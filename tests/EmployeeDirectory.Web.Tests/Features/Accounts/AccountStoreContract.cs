using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Features.Accounts;

/// <summary>What every store of accounts does, run over each that ships.</summary>
public abstract class AccountStoreContract : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 59, 58, TimeSpan.Zero));

    protected IAccountStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<IAccountStore> CreateAsync();

    protected Account Someone(string name = "Ada") => new()
    {
        Id = SignIns.NewId(),
        Issuer = Account.Local,
        Subject = Passwords.SubjectOf(name),
        Name = name,
        CreatedAt = Clock.GetUtcNow()
    };

    protected async Task<Account> AddAsync(Account account, Invitation? invitation = null) =>
        Assert.IsType<Account>(await Store.SaveAsync(account, invitation, Stop));

    [Fact]
    public async Task Save_EveryField_IsReadBackWholeByEachOfItsNames()
    {
        var person = Guid.CreateVersion7();
        var saved = await AddAsync(Someone("Zoë 李") with
        {
            Issuer = "https://provider.example/",
            Subject = new('s', 2000),
            Email = "zoe@example.com",
            Role = Role.Admin,
            EmployeeId = person,
            PasswordHash = "hash",
            TotpSecret = "secret",
            TotpStep = 57_000_000,
            Disabled = true
        });
        Assert.Equal(1, saved.Version);
        Assert.Equal(saved, await Store.GetAsync(saved.Id, Stop));
        Assert.Equal(saved, await Store.FindAsync(saved.Issuer, saved.Subject, Stop));
        Assert.Equal(saved, await Store.FindByEmployeeAsync(person, Stop));
        Assert.Equal([saved], await Store.ListAsync(Stop));
    }

    [Fact]
    public async Task Find_NobodyThere_IsNull()
    {
        Assert.Null(await Store.GetAsync("nobody", Stop));
        Assert.Null(await Store.FindAsync(Account.Local, "nobody", Stop));
        Assert.Null(await Store.FindByEmployeeAsync(Guid.CreateVersion7(), Stop));
        Assert.Equal((null, null), await Store.FindSessionAsync("nobody", "none", Stop));
    }

    [Fact]
    public async Task Save_VersionThatIsNotTheCurrentOne_IsRefused()
    {
        var first = await AddAsync(Someone());
        var second = await AddAsync(first with { Name = "Theirs" });
        Assert.Equal(2, second.Version);
        Assert.Null(await Store.SaveAsync(first with { Name = "Mine" }, invitation: null, Stop));
        Assert.Null(await Store.SaveAsync(first with { Version = 7 }, invitation: null, Stop));
        Assert.Null(await Store.SaveAsync(first with { Version = 0 }, invitation: null, Stop));
        Assert.Equal(second, await Store.GetAsync(first.Id, Stop));
    }

    [Fact]
    public async Task Save_WhatSignInsRestOn_RaisesTheEpochAndNothingElseDoes()
    {
        var account = await AddAsync(Someone());
        Assert.Equal(0, account.SignInEpoch);
        foreach (var change in (Func<Account, Account>[])
        [
            it => it with { PasswordHash = "hash" }, it => it with { Role = Role.Admin }, it => it with { TotpSecret = "secret" },
            it => it with { Disabled = true }, it => it with { Disabled = false }, it => it with { EmployeeId = Guid.CreateVersion7() },
            it => it with { SignInEpoch = it.SignInEpoch + 1 }, it => it with { TotpSecret = null, SignInEpoch = 0 }
        ])
        {
            var changed = await AddAsync(change(account));
            Assert.Equal(account.SignInEpoch + 1, changed.SignInEpoch);
            account = changed;
        }
        var same = await AddAsync(account with { Name = "Other", Email = "ada@example.com", TotpStep = 7 });
        Assert.Equal(account.SignInEpoch, same.SignInEpoch);
        Assert.Equal(same, await Store.GetAsync(account.Id, Stop));
        var byAdmin = await Store.SaveByAsync(same with { Disabled = true }, await AddAsync(Someone("Admin")), invitation: null, Stop);
        Assert.Equal(account.SignInEpoch + 1, byAdmin!.SignInEpoch);
    }

    [Fact]
    public async Task Save_ManyAtOnce_TakesOne()
    {
        var first = await AddAsync(Someone());
        var saved = await AtOnceAsync(number => Store.SaveAsync(first with { Name = $"{number}" }, invitation: null, Stop));
        Assert.Equal(Assert.Single(saved), await Store.GetAsync(first.Id, Stop));
    }

    [Fact]
    public async Task Save_OneIdentityManyAtOnce_IsOneAccount()
    {
        var saved = Assert.Single(await AtOnceAsync(_ => Store.SaveAsync(Someone(), invitation: null, Stop)));
        Assert.Equal([saved], await Store.ListAsync(Stop));
        Assert.Equal(saved, await Store.FindAsync(saved.Issuer, saved.Subject, Stop));
        await AddAsync(Someone() with { Issuer = "https://provider.example/" });
    }

    [Fact]
    public async Task Save_OnePersonManyAtOnce_IsOneAccountUntilItLetsGo()
    {
        var person = Guid.CreateVersion7();
        var saved = Assert.Single(await AtOnceAsync(number => Store.SaveAsync(Someone($"{number}") with { EmployeeId = person }, invitation: null, Stop)));
        var other = await AddAsync(Someone("Other"));
        Assert.Null(await Store.SaveAsync(other with { EmployeeId = person }, invitation: null, Stop));

        await AddAsync(saved with { EmployeeId = null });
        Assert.Null(await Store.FindByEmployeeAsync(person, Stop));

        var linked = await AddAsync(other with { EmployeeId = person });
        Assert.Equal(linked, await Store.FindByEmployeeAsync(person, Stop));
    }

    [Fact]
    public async Task SaveBy_AdminsWhoTakeEachOthersRole_LeavesOne()
    {
        for (var round = 0; round < 10; round++)
        {
            var one = await AddAsync(Someone($"one {round}") with { Role = Role.Admin });
            var other = await AddAsync(Someone($"other {round}") with { Role = Role.Admin });
            var saved = await Task.WhenAll(
                Store.SaveByAsync(one with { Role = Role.Viewer }, other, invitation: null, Stop),
                Store.SaveByAsync(other with { Role = Role.Viewer }, one, invitation: null, Stop));
            Assert.Single(saved, account => account is not null);
        }
    }

    [Fact]
    public async Task SaveBy_StaleOrMissingAdmin_IsRefused()
    {
        var admin = await AddAsync(Someone("Admin") with { Role = Role.Admin });
        var account = await AddAsync(Someone());
        await AddAsync(admin with { Disabled = true });
        Assert.Null(await Store.SaveByAsync(account with { Disabled = true }, admin, invitation: null, Stop));
        Assert.Null(await Store.SaveByAsync(account with { Disabled = true }, Someone("Nobody") with { Version = 1 }, invitation: null, Stop));
        Assert.Equal(account, await Store.GetAsync(account.Id, Stop));
    }

    [Fact]
    public async Task Delete_FreesItsNamesAndEndsItsSessions()
    {
        var person = Guid.CreateVersion7();
        var first = await AddAsync(Someone() with { EmployeeId = person });
        await Store.StartSessionAsync(SessionOf(first), Stop);

        await Store.DeleteAsync(first, Stop);
        await Store.DeleteAsync(first, Stop);

        Assert.Null(await Store.GetAsync(first.Id, Stop));
        Assert.Empty(await Store.ListAsync(Stop));
        Assert.Empty(await Store.ListSessionsAsync(first.Id, Stop));
        Assert.Null(await Store.SaveAsync(first, invitation: null, Stop));
        await AddAsync(Someone() with { EmployeeId = person });
    }

    [Fact]
    public async Task Delete_AccountThatChangedSince_LeavesItsFormerPersonToTheirNewAccount()
    {
        var person = Guid.CreateVersion7();
        var before = await AddAsync(Someone() with { EmployeeId = person });
        await AddAsync(before with { EmployeeId = null });
        var other = await AddAsync(Someone("Other") with { EmployeeId = person });

        await Store.DeleteAsync(before, Stop);

        Assert.Equal(other, await Store.FindByEmployeeAsync(person, Stop));
        Assert.Equal([other], await Store.ListAsync(Stop));
    }

    [Fact]
    public async Task List_MoreThanOneBatch_IsComplete()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 130), Stop, async (number, _) => await AddAsync(Someone($"{number}")));
        Assert.Equal(130, (await Store.ListAsync(Stop)).DistinctBy(account => account.Id).Count());
    }

    protected Session SessionOf(Account account) =>
        new(SignIns.NewId(), account.Id, Clock.GetUtcNow(), Clock.GetUtcNow(), "192.0.2.1", "Browser", "3.1");

    /// <summary>What the ones that succeeded made.</summary>
    protected static async Task<IReadOnlyList<Account>> AtOnceAsync(Func<int, Task<Account?>> save) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => save(number))))).OfType<Account>()];
}
