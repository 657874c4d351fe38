namespace EmployeeDirectory.Web.Imaging;

/// <summary>Why a picture was refused; the number is the worker's exit code.</summary>
public enum PhotoRefusal
{
    NotAPicture = 10,
    TooManyBytes = 11,
    TooManyPixels = 12,
    Damaged = 13,
    TooMuchWork = 14,
}
