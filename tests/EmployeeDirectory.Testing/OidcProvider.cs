using System.Net.Http.Json;

namespace EmployeeDirectory.Testing;

/// <summary>A certified OpenID provider. Whoever types a name at its page is that person.</summary>
public sealed class OidcProvider : Engine
{
    public const string Secret = "what only the provider and the client know";

    private static readonly HttpClient Admin = new();

    /// <summary>Its name and, unlike that of the program under test, not an address: cookies ignore ports.</summary>
    public async Task<string> IssuerAsync() => $"http://localhost:{(await EndpointAsync()).Port}";

    /// <param name="site">The address of the program, or of the balancer before it.</param>
    public Task RegisterAsync(string clientId, Uri site) => PostAsync("clients", new
    {
        client_id = clientId,
        client_secret = Secret,
        redirect_uris = (string[])[new Uri(site, "sign-in/callback").ToString()],
        post_logout_redirect_uris = (string[])[site.ToString()]
    });

    /// <summary>What it tells about the person of that name from now on.</summary>
    public Task DescribeAsync(object person) => PostAsync("people", person);

    /// <summary>From now on what this client gets is no id_token of the provider's any more.</summary>
    /// <param name="how">See forgeries.mjs.</param>
    public Task ForgeAsync(string client, string how) => PostAsync("forgeries", new { client, how });

    /// <summary>From now on signs with a key that it publishes, and published at no time before.</summary>
    public Task RotateKeysAsync() => PostAsync("keys", new { });

    protected override (string Program, string[] Arguments) Command(int port)
    {
        if (!Directory.Exists(Path.Combine(Repository.EngineCache, "oidc")))
            throw new DirectoryNotFoundException("oidc-provider is not installed: run tests/run once.");
        return ("node", [Path.Combine(Repository.Root, "tests", "engines", "oidc", "provider.mjs"), $"{port}"]);
    }

    private async Task PostAsync(string what, object content)
    {
        using var answer = await Admin.PostAsJsonAsync(new Uri(await EndpointAsync(), $"admin/{what}"), content);
        answer.EnsureSuccessStatusCode();
    }
}
