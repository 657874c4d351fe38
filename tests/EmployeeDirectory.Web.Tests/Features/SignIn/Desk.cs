using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Search;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>What signing in with a password goes through, on a store of its own and a clock that stands still.</summary>
internal sealed class Desk : IDisposable
{
    public const string Password = "a few words that nobody guesses";

    private static readonly IServiceProvider Services =
        new ServiceCollection().AddSingleton(Mock.Of<IAuthenticationService>()).BuildServiceProvider();

    private readonly TemporaryFolder _folder = new();
    private readonly SearchableStaff _staff = new();
    private readonly SqliteDatabase _database;
    private readonly EphemeralDataProtectionProvider _keys = new();

    public Desk()
    {
        _database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteAccountStore.Schema + SqliteAuditStore.Schema, "off");
        Store = Recorded.Of<IAccountStore>(new SqliteAccountStore(_database, Clock), Calls);
        Hasher = Recorded.Of<IPasswordHasher<Account>>(new PlainHasher(() => Meanwhile?.Invoke()), Calls);
        Log = Recorded.Of<IAuditStore>(new SqliteAuditStore(_database), Calls);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    /// <summary>What was asked of stores and hasher, in order.</summary>
    public List<string> Calls { get; } = [];

    public IAccountStore Store { get; }

    public ReadModel People => _staff.People;

    public TotpCodes Codes => new(_keys, Clock);

    private IPasswordHasher<Account> Hasher { get; }

    public IAuditStore Log { get; }

    /// <summary>What others do while a password is compared, which takes its time.</summary>
    public Func<Task>? Meanwhile { get; set; }

    private KnownBrowsers KnownBrowsers => new(_keys);

    // New each time, as on another instance: what counts is in the store.
    private Lockout Lockout => new(Store, KnownBrowsers, Clock);

    private AuditTrail Trail => new(Log, Clock, NullLogger<AuditTrail>.Instance);

    /// <summary>One, as in the program: it reads the list of accounts once.</summary>
    private LocalNames Names => field ??= new(Store);

    private Passwords Passwords => new(Names, People, Lockout, Hasher, Trail);

    public static DefaultHttpContext From(string address, string? device = null)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) }, RequestServices = Services };
        if (device is not null)
            http.Request.Headers.Cookie = $"{KnownBrowsers.Cookie}={device}";
        return http;
    }

    public async Task<Account> AddAsync(string name = "Ada", Func<Account, Account>? with = null)
    {
        var account = new Account { Id = SignIns.NewId(), Issuer = Account.Local, Subject = Passwords.SubjectOf(name), Name = name };
        return (await Store.SaveAsync(Passwords.With(with?.Invoke(account) ?? account, Password), invitation: null, default))!;
    }

    public async Task<bool> TryAsync(string name, string password, string address = "192.0.2.1", string? device = null) =>
        await Passwords.CheckAsync(From(address, device), name, password, default) is not null;

    public async Task FailAsync(int times, string name = "Ada", string address = "192.0.2.1", string? device = null)
    {
        for (var time = 0; time < times; time++)
            Assert.False(await TryAsync(name, "wrong", address, device));
    }

    public string Prove(Account account) => Codes.Prove(People.Admit(account)!);

    public Task<(Admitted? Admitted, bool MayTryAgain)> TryCodeAsync(string proof, string code, string address = "192.0.2.1") =>
        new TwoFactorSignIn(Store, People, Codes, Lockout, Trail).CheckAsync(From(address), proof, code, default);

    /// <summary>The whole of it.</summary>
    /// <returns>The device cookie; null where it was refused.</returns>
    public async Task<string?> SignInAsync(string name, string address = "192.0.2.1", string? device = null)
    {
        var http = From(address, device);
        if (await Passwords.CheckAsync(http, name, Password, default) is not { } admitted)
            return null;
        await new LocalSignIns(new SignIns(Store, People, Trail, Clock), Lockout, KnownBrowsers).CompleteAsync(http, admitted);
        return SetCookieHeaderValue.ParseList(http.Response.Headers.SetCookie.ToList()!).Single(cookie => cookie.Name == KnownBrowsers.Cookie).Value.ToString();
    }

    public void Dispose()
    {
        _database.Dispose();
        _staff.Dispose();
        _folder.Dispose();
    }

    private sealed class PlainHasher(Func<Task?> meanwhile) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            meanwhile()?.GetAwaiter().GetResult();
            return hashedPassword == providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
