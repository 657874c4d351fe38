using EmployeeDirectory.Core.Accounts;

namespace EmployeeDirectory.Web.Tests.Features.Accounts;

/// <summary>The same for what belongs to accounts: sessions, invitations and failures to sign in.</summary>
public abstract class SessionStoreContract : AccountStoreContract
{
    [Fact]
    public async Task Session_IsFoundWithItsAccountUntilItEnds()
    {
        var account = await AddAsync(Someone());
        var (session, other) = (SessionOf(account), SessionOf(account));
        await Store.StartSessionAsync(session, Stop);
        await Store.StartSessionAsync(other, Stop);
        Assert.Equal((account, session), await Store.FindSessionAsync(account.Id, session.Id, Stop));
        Assert.Equal([session, other], (await Store.ListSessionsAsync(account.Id, Stop)).OrderBy(it => it == other));

        await Store.EndSessionAsync(account.Id, session.Id, Stop);

        Assert.Equal((account, null), await Store.FindSessionAsync(account.Id, session.Id, Stop));
        Assert.Equal([other], await Store.ListSessionsAsync(account.Id, Stop));
    }

    [Fact]
    public async Task Session_OfAnotherAccount_IsNotFoundAndNotEnded()
    {
        var (ada, grace) = (await AddAsync(Someone()), await AddAsync(Someone("Grace")));
        var session = SessionOf(ada);
        await Store.StartSessionAsync(session, Stop);
        Assert.Equal((grace, null), await Store.FindSessionAsync(grace.Id, session.Id, Stop));
        await Store.EndSessionAsync(grace.Id, session.Id, Stop);
        Assert.Equal((ada, session), await Store.FindSessionAsync(ada.Id, session.Id, Stop));
    }

    [Fact]
    public async Task See_EndedSession_DoesNotBringItBack()
    {
        var account = await AddAsync(Someone());
        var session = SessionOf(account);
        await Store.StartSessionAsync(session, Stop);
        var seen = session with { SeenAt = session.SeenAt.AddMinutes(7) };
        await Store.SeeSessionAsync(seen, Stop);
        Assert.Equal((account, seen), await Store.FindSessionAsync(account.Id, session.Id, Stop));

        await Store.EndSessionAsync(account.Id, session.Id, Stop);
        await Store.SeeSessionAsync(seen, Stop);

        Assert.Equal((account, null), await Store.FindSessionAsync(account.Id, session.Id, Stop));
    }

    [Fact]
    public async Task Delete_Account_TakesSessionsThatAreOverAlong()
    {
        var account = await AddAsync(Someone());
        var session = SessionOf(account);
        await Store.StartSessionAsync(session, Stop);
        Clock.Advance(Session.Idle);

        await Store.DeleteAsync(account, Stop);

        Assert.Equal((null, null), await Store.FindSessionAsync(account.Id, session.Id, Stop));
    }

    [Fact]
    public async Task ListSessions_ThatAreOver_AreLeftOut()
    {
        var account = await AddAsync(Someone());
        await Store.StartSessionAsync(SessionOf(account), Stop);
        Clock.Advance(Session.Idle);
        var later = SessionOf(account);
        await Store.StartSessionAsync(later, Stop);
        Assert.Equal([later], await Store.ListSessionsAsync(account.Id, Stop));
    }

    [Fact]
    public async Task Invitation_UsedByManyAtOnce_MakesOneAccount()
    {
        var (invitation, code) = await InviteAsync();
        Assert.Equal(invitation, await Store.FindInvitationAsync(code, Stop));
        Assert.False(await Store.InviteAsync(invitation with { ExpiresAt = invitation.ExpiresAt.AddHours(1) }, Stop));
        Assert.Equal(invitation, await Store.FindInvitationAsync(code, Stop));

        var saved = await AtOnceAsync(number => Store.SaveAsync(Someone($"{number}"), invitation, Stop));

        Assert.Equal([Assert.Single(saved)], await Store.ListAsync(Stop));
        Assert.Null(await Store.FindInvitationAsync(code, Stop));
        Assert.Null(await Store.SaveAsync(Someone("Late"), invitation, Stop));
    }

    [Fact]
    public async Task Invitation_NameIsTaken_IsNotUsedUp()
    {
        await AddAsync(Someone());
        var (invitation, code) = await InviteAsync();
        Assert.Null(await Store.SaveAsync(Someone(), invitation, Stop));
        Assert.Equal(invitation, await Store.FindInvitationAsync(code, Stop));
    }

    [Fact]
    public async Task Invitation_AfterAnHour_IsNotFoundAndGivesNothing()
    {
        var (invitation, code) = await InviteAsync();
        Clock.Advance(Invitation.Validity);
        Assert.Null(await Store.FindInvitationAsync(code, Stop));
        Assert.Null(await Store.SaveAsync(Someone(), invitation, Stop));
        Assert.Empty(await Store.ListAsync(Stop));
    }

    [Fact]
    public async Task Invitation_EveryField_IsReadBackAndListedUntilItEnds()
    {
        var (admin, account) = (new Admitted(await AddAsync(Someone("Admin")), "2.0"), new Admitted(await AddAsync(Someone()), "1.3"));
        var (reset, code) = Invitation.Create(account, admin, Clock.GetUtcNow());
        await Store.InviteAsync(reset, Stop);
        Clock.Advance(Invitation.Validity / 2);
        var (invitation, _) = await InviteAsync();
        Assert.Equal(reset, await Store.FindInvitationAsync(code, Stop));
        Assert.Equal([reset, invitation], (await Store.ListInvitationsAsync(Stop)).OrderBy(it => it.ExpiresAt));

        Clock.Advance(Invitation.Validity / 2);

        Assert.Equal([invitation], await Store.ListInvitationsAsync(Stop));
        await AddAsync(Someone("Another"), invitation);
        Assert.Empty(await Store.ListInvitationsAsync(Stop));
    }

    [Fact]
    public async Task Withdraw_Invitation_EndsIt()
    {
        var (invitation, code) = await InviteAsync();
        var (other, _) = await InviteAsync();
        Assert.True(await Store.WithdrawAsync(invitation.Digest, Stop));
        Assert.False(await Store.WithdrawAsync(invitation.Digest, Stop));
        Assert.Null(await Store.FindInvitationAsync(code, Stop));
        Assert.Null(await Store.SaveAsync(Someone(), invitation, Stop));
        Assert.Equal([other], await Store.ListInvitationsAsync(Stop));
    }

    [Fact]
    public async Task Withdraw_WhileItIsUsed_DoesOneOfBoth()
    {
        for (var round = 0; round < 10; round++)
        {
            var (invitation, _) = await InviteAsync();
            var used = Task.Run(() => Store.SaveAsync(Someone($"{round}"), invitation, Stop));
            Assert.NotEqual(await Task.Run(() => Store.WithdrawAsync(invitation.Digest, Stop)), await used is not null);
        }
    }

    [Fact]
    public async Task SaveBy_MakerOfTheInvitationChangedSince_UsesNothingUp()
    {
        var admin = await AddAsync(Someone("Admin") with { Role = Role.Admin });
        var (invitation, code) = await InviteAsync(admin.Id);
        await AddAsync(admin with { Disabled = true });
        Assert.Null(await Store.SaveByAsync(Someone(), admin, invitation, Stop));
        Assert.Equal(invitation, await Store.FindInvitationAsync(code, Stop));
        var other = await AddAsync(Someone("Other"));
        Assert.NotNull(await Store.SaveByAsync(Someone(), other, invitation, Stop));
        Assert.Null(await Store.FindInvitationAsync(code, Stop));
    }

    [Fact]
    public async Task FirstAdmin_ManyLinksAtOnce_MakeOneAndNoMore()
    {
        for (var round = 0; round < 3; round++)
        {
            var links = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => InviteAsync(Invitation.Start)));
            var first = Assert.Single(await AtOnceAsync(number => Store.SaveAsync(Someone($"{number}"), links[number].Invitation, Stop)));
            Assert.Equal([first], await Store.ListAsync(Stop));
            Assert.Null(await Store.SaveAsync(Someone("Late"), links[8].Invitation, Stop));
            await AddAsync(Someone("Invited"), (await InviteAsync()).Invitation);
            // Without any account a link is good again.
            foreach (var account in await Store.ListAsync(Stop))
                await Store.DeleteAsync(account, Stop);
        }
    }

    [Fact]
    public async Task FirstAdmin_WhileAnyOtherAccountIsCreated_IsTheFirstOrNone()
    {
        for (var round = 0; round < 5; round++)
        {
            var (link, _) = await InviteAsync(Invitation.Start);
            var others = Task.WhenAll(Enumerable.Range(0, 3).Select(number => Task.Run(() => AddAsync(Someone($"{number}") with { Issuer = "https://provider.example/" }))));
            var first = await Task.Run(() => Store.SaveAsync(Someone(), link, Stop));
            await others;
            Assert.Equal(first is null ? 3 : 4, (await Store.ListAsync(Stop)).Count);
            Assert.Null(await Store.SaveAsync(Someone("Late"), link, Stop));
            foreach (var account in await Store.ListAsync(Stop))
                await Store.DeleteAsync(account, Stop);
        }
    }

    [Fact]
    public async Task FindInvitation_OtherCode_IsNull()
    {
        var (invitation, code) = await InviteAsync();
        foreach (var wrong in (string[])["", "code", code[..^1], invitation.Digest])
            Assert.Null(await Store.FindInvitationAsync(wrong, Stop));
    }

    [Fact]
    public async Task Failures_AreKeptByKeyAndVersion()
    {
        var none = await Store.FindFailuresAsync(["a", "b"], Stop);
        Assert.Equal([SignInFailures.None("a"), SignInFailures.None("b")], none);
        var now = Clock.GetUtcNow();

        Assert.True(await Store.SaveFailuresAsync([.. none.Select(it => it with { Count = 1, LastAt = now })], Stop));

        var one = new SignInFailures("a", 1, now, 1);
        Assert.Equal([one, SignInFailures.None("c"), one with { Key = "b" }], await Store.FindFailuresAsync(["a", "c", "b"], Stop));
        Assert.False(await Store.SaveFailuresAsync([SignInFailures.None("c") with { Count = 1, LastAt = now }, none[0] with { LastAt = now }], Stop));
        Assert.Equal([SignInFailures.None("c")], await Store.FindFailuresAsync(["c"], Stop));
    }

    [Fact]
    public async Task SaveFailures_ManyAtOnce_CountsEachThatItTakes()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(async () =>
        {
            var found = await Store.FindFailuresAsync(["shared", $"own {number % 3}"], Stop);
            return await Store.SaveFailuresAsync([.. found.Select(it => it with { Count = it.Count + 1, LastAt = Clock.GetUtcNow() })], Stop);
        })));
        var counts = await Store.FindFailuresAsync(["shared", "own 0", "own 1", "own 2"], Stop);
        Assert.Equal(saved.Count(it => it), counts[0].Count);
        Assert.Equal(counts[0].Count, counts.Skip(1).Sum(it => it.Count));
        Assert.InRange(counts[0].Count, 1, 12);
    }

    private async Task<(Invitation Invitation, string Code)> InviteAsync(string madeBy = Invitation.Machine)
    {
        var made = Invitation.Create(Role.Admin, employeeId: null, madeBy, Clock.GetUtcNow());
        await Store.InviteAsync(made.Invitation, Stop);
        return made;
    }
}
