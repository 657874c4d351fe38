using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeDirectory.Web.Features.SignIn.OpenIdConnect;

public sealed class SignedTokens : JsonWebTokenHandler
{
    private const int LongestToken = 64 * 1024;

    // Asymmetric only: with HS256, the client secret could sign a token, or the public key used as a secret.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512
    ];

    private readonly Provider _provider;

    public SignedTokens(Provider provider, IOptions<SignInOptions> options)
    {
        _provider = provider;
        MaximumTokenSizeInBytes = LongestToken;
        Parameters = new()
        {
            ConfigurationManager = provider,
            ValidAlgorithms = Algorithms,
            ValidAudience = options.Value.ClientId,
            ClockSkew = TimeSpan.FromMinutes(1)
        };
    }

    public TokenValidationParameters Parameters { get; }

    // Accepts a token for any audience: the caller checks its client.
    public async Task<ClaimsIdentity> ReadAsync(string token, CancellationToken ct)
    {
        await _provider.GetConfigurationAsync(ct);
        var parameters = Parameters.Clone();
        parameters.ValidateAudience = false;
        var result = await ValidateTokenAsync(token, parameters);
        return result.IsValid ? result.ClaimsIdentity : throw result.Exception;
    }

    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token, TokenValidationParameters validationParameters)
    {
        // The framework accepts unsigned tokens that come straight from the provider.
        validationParameters.RequireSignedTokens = true;
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
            result.Exception = new AuthenticationFailureException(
                $"a token is not valid: {result.Exception.GetType().Name}");
        return result;
    }
}
