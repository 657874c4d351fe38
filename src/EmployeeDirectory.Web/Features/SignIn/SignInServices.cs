using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Features.SignIn;

public static class SignInServices
{
    // OWASP's password storage cheat sheet, for PBKDF2 with SHA-512.
    private const int Iterations = 210_000;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignIns>();
        services.AddSingleton<LocalNames>();
        services.AddSingleton<Passwords>();
        services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = Iterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<Lockout>();
        services.AddSingleton<TotpCodes>();
        services.AddSingleton<TwoFactorSignIn>();
        services.AddSingleton<LocalSignIns>();
        services.AddSingleton<FirstAdmin>();
        services.AddSingleton<OneTimeLinks>();
    }

    public static async Task<int> PrintAdminLinkAsync(this WebApplication app)
    {
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (storage.Provider == StorageProvider.Embedded && !File.Exists(storage.PathOf("employees.db")))
            throw new StartupException(
                $"There is no directory in {storage.PathOf("")}. Set Storage__DataFolder to the folder of the running one, or start there.");
        Console.WriteLine(await app.Services.GetRequiredService<FirstAdmin>().InviteAsync(Invitation.Machine));
        return 0;
    }

    public static void InviteFirstAdmin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.EffectiveMode == SignInMode.Local)
            app.Lifetime.ApplicationStarted.Register(
                () => _ = app.Services.GetRequiredService<FirstAdmin>().InviteIfNoneAsync());
    }
}
